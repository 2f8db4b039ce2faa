import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'public/**/*.test.ts', 'scripts/**/*.test.ts'],
    environment: 'node',
    retry: 0,
    coverage: {
      include: ['src/**/*.ts', 'public/{net,room}/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**'],
    },
  },
});
