/** One test at a time, each in a world of its own; nothing is tried twice. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/lab',
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/lab.json' }]],
  // A browser that stands still for a minute answers after that.
  use: { trace: 'off', actionTimeout: 100_000, viewport: { width: 1280, height: 800 } },
});
