/**
 * Gives the page the name of its version, and leaves a list of all its files by their SHA-256 in `dist/hashes.json`. The
 * name says what is in the page: the same sources have the same name, wherever they are built.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { HASHES_FILE } from '../public/worker/messages.ts';
import { hashOfAll, hashPage, sha256, VERSION_TAG } from '../src/server/http/page-hashes.ts';

const PACKAGE = join(import.meta.dirname, '../package.json');
const PAGE = 'index.html';
/** Enough to tell builds apart, and short enough to be read out. */
const NAME_LENGTH = 12;

/** Goes behind every plugin that changes what is served, and before those that compress it. */
export function pageVersion(): Plugin {
  let output = '';
  let staticFiles = '';
  return {
    name: 'parley:page-version',
    apply: 'build',
    enforce: 'post',
    configResolved({ root, publicDir, build }) {
      output = join(root, build.outDir);
      staticFiles = publicDir;
    },
    generateBundle(_options, bundle) {
      const page = bundle[PAGE];
      if (page?.type !== 'asset') throw new Error(`there is no ${PAGE} in the build`);
      const html = page.source.toString();
      if (VERSION_TAG.exec(html)?.[2] !== '') throw new Error(`${PAGE} has no place for its version`);
      const files = hashesIn(staticFiles);
      for (const [path, file] of Object.entries(bundle))
        if (!path.startsWith('.')) files[path] = sha256(file.type === 'asset' ? file.source : file.code);
      const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
      const name = `${version}+${hashOfAll(files).slice(0, NAME_LENGTH)}`;
      page.source = html.replace(VERSION_TAG, (_tag, before: string) => before + name);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        // Also called when the build has failed.
        if (!existsSync(join(output, PAGE))) return;
        writeFileSync(join(output, '..', HASHES_FILE), `${JSON.stringify(hashPage(output), null, 2)}\n`);
      },
    },
  };
}

function hashesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).replaceAll(sep, '/'), sha256(readFileSync(path))]),
  );
}
