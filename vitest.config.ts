import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { HANGS_MS } from './e2e/support/hangs.ts';
import './scripts/program-path.ts';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'public/**/*.test.ts',
      'build/**/*.test.ts',
      'scripts/**/*.test.ts',
      'attack/**/*.test.ts',
      'e2e/**/*.test.ts',
      'bench/harness/**/*.test.ts',
      'scale/**/*.test.ts',
    ],
    environment: 'node',
    // A stylesheet that is put into a file.
    css: { include: [/page-file\.css/] },
    retry: 0,
    // Test files share what they import: nothing of ours remembers anything in a module, and loading it all anew for each
    // file is a third of the processor time.
    isolate: false,
    // Redis, tunnels and time-outs take their time: tests wait more than they compute.
    maxWorkers: 2 * availableParallelism(),
    // A busy machine must not fail a test: only one that hangs meets these.
    testTimeout: HANGS_MS.test,
    hookTimeout: HANGS_MS.test,
    expect: { poll: { timeout: HANGS_MS.wait } },
    coverage: {
      include: ['src/**/*.ts', 'public/{net,room}/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**'],
    },
  },
});
