/**
 * Goes over the minified scripts with Terser. Vite's own minifier is better at leaving out what is not used, Terser at
 * writing the rest shorter: one after the other they save a kilobyte of the first load, either alone none.
 */
import { createHash } from 'node:crypto';
import { type MinifyOptions, minify } from 'terser';
import type { Plugin } from 'vite';

const OPTIONS: MinifyOptions = {
  module: true,
  ecma: 2020,
  compress: { passes: 3, keep_fargs: false, hoist_funs: true },
};

/** At the end, where the bundler puts it. */
const EXPORTS = /\bexport\s*\{([^{}]*)\}[;\s]*$/;
/** As the bundler makes them up for other chunks. What people named keeps its short name inside. */
const MADE_UP = /^(?!(?:as|do|if|in|of)$)[A-Za-z_$][\w$]?$/;

/**
 * What a chunk exports bears its exported name inside too, and `export{x as a}` becomes `export{a}`. The first load
 * exports more than a hundred things to the later parts. Terser calls such a table of new names a cache.
 */
export function exportedNames(code: string): Record<string, string> {
  const pairs = (EXPORTS.exec(code)?.[1] ?? '').split(',').map((each) => each.trim().split(/\s+as\s+/));
  const names = pairs.flatMap(([local, exported = local]) =>
    local && exported && MADE_UP.test(exported) ? [[`$${local}`, exported] as const] : [],
  );
  return Object.fromEntries(names);
}

export async function minifiedAgain(code: string): Promise<string> {
  const nameCache = { vars: { props: exportedNames(code) } };
  const { code: shorter } = await minify(code, { ...OPTIONS, nameCache });
  if (shorter === undefined) throw new Error('a script came to nothing');
  return shorter;
}

/** `version`: of Terser. What it writes has its part in the names of files, which are kept for ever. */
export const minifyAgain = (version: string): Plugin => ({
  name: 'minify-again',
  apply: 'build',
  enforce: 'post',
  augmentChunkHash: () =>
    createHash('sha256')
      .update(version + JSON.stringify(OPTIONS) + MADE_UP.source)
      .digest('hex'),
  generateBundle: {
    // Before other plugins take the files for what is served.
    order: 'pre',
    async handler({ sourcemap }, bundle) {
      if (sourcemap) return;
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = await minifiedAgain(file.code);
      }
    },
  },
});
