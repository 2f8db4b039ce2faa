import { defineConfig, type UserConfig } from 'vite';

// `parley/room`: the page's code as a library. `--mode browser` makes dist/room/browser.js, and `--mode node`
// dist/room/node.js and what the commands of the server's program load. Each has all it needs but the WebRTC package.
const shared = {
  publicDir: false,
  // Else comments tell where libraries were on the disk, and no two builds are the same.
  build: { outDir: 'dist', emptyOutDir: false, minify: true },
} as const satisfies UserConfig;

const browser: UserConfig = {
  ...shared,
  build: {
    ...shared.build,
    target: 'es2022',
    lib: { entry: 'public/library/browser.ts', formats: ['es'], fileName: () => 'room/browser.js' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
};

const node: UserConfig = {
  ...shared,
  build: {
    ...shared.build,
    ssr: true,
    target: 'node20',
    rolldownOptions: {
      input: {
        'room/node': 'src/headless/room.ts',
        pipe: 'src/headless/pipe.ts',
        keeper: 'src/keeper/keep.ts',
      },
      external: ['node-datachannel'],
      output: { entryFileNames: '[name].js', chunkFileNames: 'room/[name].js' },
    },
  },
  // The page's libraries are no dependencies of the package.
  ssr: { noExternal: true, external: ['node-datachannel'] },
};

export default defineConfig(({ mode }) => (mode === 'browser' ? browser : node));
