import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** Signaling never asks for WebTransport, so the page need not carry it: 0.8 kB of its first load. */
const withoutWebTransport: Plugin = {
  name: 'without-webtransport',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './webtransport.js' && importer?.includes('engine.io-client') ? '\0no-webtransport' : null,
  load: (id) => (id === '\0no-webtransport' ? 'export const WT = undefined;' : null),
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
    withoutWebTransport,
    minifyAgain,
    compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 512 }),
  ],
});
