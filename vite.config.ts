import terser from 'terser/package.json' with { type: 'json' };
import { defineConfig } from 'vite';
import { compress } from './build/compress.ts';
import { leanConfusables } from './build/confusables.ts';
import { embedScript } from './build/embed-script.ts';
import { emojiData } from './build/emoji.ts';
import { firstScript } from './build/first-script.ts';
import { languageFiles } from './build/language-files.ts';
import { minifyAgain } from './build/minify-again.ts';
import { pageVersion } from './build/page-version.ts';
import { endedServiceWorker, serviceWorker } from './build/service-worker.ts';
import { leanSocketIoClient } from './build/socket-io/lean-client.ts';

/** Small, and wanted by most later parts: not what makes one of them large. */
const COMMON = /\/public\/(?:view\/(?!files|rooms|export|message)|room\/(?:files|invitation)\/)/;

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
    // What a later part imports is fetched with it, in one round trip; every browser that we serve can.
    modulePreload: { polyfill: false },
    manifest: true,
    assetsInlineLimit: 0,
    // One script in the first load. By default the bundler may put what many parts share into files of their own, which
    // would be further requests before the page can start.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'index', tags: ['$initial'], priority: 2 },
            // Small things that several later parts use: one file of their own for all, not one for each combination.
            { name: 'common', test: COMMON, minShareCount: 2, priority: 1 },
            // Else one part would draw it from another, and the whole of that with it.
            { name: 'common', test: /\/public\/view\/(?:dom\/|people\/person-actions)/, priority: 1 },
          ],
        },
      },
      // Their packages do not say so, but no module of theirs does anything by being there: what is not imported goes.
      treeshake: {
        moduleSideEffects: [{ test: /\/node_modules\/(socket|engine)\.io-client\//, sideEffects: false }],
      },
    },
  },
  plugins: [
    leanSocketIoClient(),
    leanConfusables(),
    emojiData(),
    firstScript(),
    languageFiles(),
    minifyAgain(terser.version),
    embedScript(),
    serviceWorker(),
    endedServiceWorker(),
    pageVersion(),
    compress(),
  ],
});
