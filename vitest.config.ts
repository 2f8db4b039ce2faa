import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'public/**/*.test.ts',
      'build/**/*.test.ts',
      'scripts/**/*.test.ts',
      'attack/**/*.test.ts',
    ],
    environment: 'node',
    retry: 0,
    // Redis, tunnels and time-outs take their time: tests wait more than they compute.
    maxWorkers: 3,
    // A busy machine must not fail a test: nothing here is judged by time.
    testTimeout: 60_000,
    coverage: {
      include: ['src/**/*.ts', 'public/{net,room}/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**'],
    },
  },
});
