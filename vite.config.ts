import { basename, dirname, join } from 'node:path';
import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';
import { compression } from 'vite-plugin-compression2';

/**
 * Parts of Socket.IO's client that the page need not carry: 1.6 kB of its first load. Signaling never asks for
 * WebTransport, carries no binary data, and polls as well with fetch as with XMLHttpRequest.
 */
const slimSocketIo: Plugin = {
  name: 'slim-socket-io',
  enforce: 'pre',
  resolveId(source, importer = '') {
    const part = basename(source);
    if (!/engine\.io-client|socket\.io-parser/.test(importer)) return null;
    if (part.startsWith('polling-xhr'))
      return `\0xhr:${join(dirname(importer), dirname(source), 'polling-fetch.js')}`;
    return part === 'webtransport.js' || part === 'binary.js' ? `\0${part}` : null;
  },
  load(id) {
    const [part, path] = id.split(':');
    if (part === '\0xhr') return `export { Fetch as XHR } from ${JSON.stringify(path)};`;
    if (part === '\0webtransport.js') return 'export const WT = undefined;';
    if (part === '\0binary.js') return 'export const deconstructPacket = null, reconstructPacket = null;';
    return null;
  },
};

/** A second pass over what the bundler minified already: another kilobyte of the first load. */
const minifyAgain: Plugin = {
  name: 'minify-again',
  apply: 'build',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const { code } = await minify(chunk.code, { ecma: 2020, module: true, compress: { passes: 3 } });
      if (code !== undefined) chunk.code = code;
    }
  },
};

// The page: `public/` is the root, `public/static/` is copied as it is. Relative base, so it also works below a sub-path.
export default defineConfig({
  root: 'public',
  publicDir: 'static',
  base: './',
  build: {
    outDir: '../dist/public',
    emptyOutDir: true,
    target: 'es2022',
    // Every browser with the WebRTC that Parley needs has these too: nesting, light-dark().
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    modulePreload: false,
    assetsInlineLimit: 0,
  },
  plugins: [
    slimSocketIo,
    minifyAgain,
    compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 512 }),
  ],
});
