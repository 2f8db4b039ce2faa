/**
 * Puts `public/app/first-script.ts` into index.html itself: it has to run before anything is asked for, and in browsers
 * that can run no module. The server allows it by its hash (src/server/http/inline-scripts.ts).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync, type Plugin, transformWithOxc } from 'vite';

const FILE = join(import.meta.dirname, '../public/app/first-script.ts');
const PLACE = '<!-- first-script -->';

/** As it stands on the page: without types and comments. Minified further it would not be for old browsers any more. */
export async function readFirstScript(): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(FILE, 'utf8'), FILE, { sourcemap: false });
  const plain = { compress: false, mangle: false, codegen: { removeWhitespace: false } };
  return minifySync(FILE, code, plain).code.trim();
}

export function firstScript(): Plugin {
  return {
    name: 'parley:first-script',
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        if (!html.includes(PLACE)) throw new Error(`index.html has no ${PLACE}`);
        const script = await readFirstScript();
        return html.replace(PLACE, () => `<script>${script}</script>`);
      },
    },
  };
}
