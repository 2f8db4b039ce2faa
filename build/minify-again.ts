/**
 * Goes over the minified scripts with Terser. Vite's own minifier is better at leaving out what is not used, Terser at
 * writing the rest shorter: one after the other they save a kilobyte of the first load, either alone none.
 */
import { createHash } from 'node:crypto';
import { type MinifyOptions, minify } from 'terser';
import type { Plugin } from 'vite';

const OPTIONS: MinifyOptions = { module: true, ecma: 2020, compress: { passes: 3, keep_fargs: false } };

/** `version`: of Terser. What it writes has its part in the names of files, which are kept for ever. */
export const minifyAgain = (version: string): Plugin => ({
  name: 'minify-again',
  apply: 'build',
  enforce: 'post',
  augmentChunkHash: () =>
    createHash('sha256')
      .update(version + JSON.stringify(OPTIONS))
      .digest('hex'),
  generateBundle: {
    // Before other plugins take the files for what is served.
    order: 'pre',
    async handler({ sourcemap }, bundle) {
      if (sourcemap) return;
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const { code } = await minify(file.code, OPTIONS);
        if (code === undefined) throw new Error(`${file.fileName} came to nothing`);
        file.code = code;
      }
    },
  },
});
