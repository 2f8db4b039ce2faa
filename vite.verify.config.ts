import { defineConfig } from 'vite';

// `dist/verify.js`: the page's verifying code as one module for Node.js, which `parley verify` loads.
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'public/room/signed-file/verify-file.ts',
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    // Else comments tell where libraries were on the disk, and no two builds are the same.
    minify: true,
    rolldownOptions: { output: { entryFileNames: 'verify.js' } },
  },
  // The page's libraries are no dependencies of the package.
  ssr: { noExternal: true },
});
