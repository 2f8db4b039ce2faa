/** The scripts that stand in a page itself, as the content policy allows them: by their hash. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g;

/** `'sha256-…'` for each. */
export const scriptHashes = (html: string): string[] =>
  [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );

/** Of the page in a directory that Vite built. */
export const builtScriptHashes = (directory: string): string[] =>
  scriptHashes(readFileSync(join(directory, 'index.html'), 'utf8'));
