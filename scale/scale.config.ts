/** One test at a time, each with processes and a Redis of its own; nothing is tried twice. */
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../e2e/support/browsers.ts';
import { HANGS_MS } from '../e2e/support/hangs.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/scale',
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: HANGS_MS.test,
  expect: { timeout: HANGS_MS.wait },
  reporter: [['list'], ['json', { outputFile: '../test-results/scale.json' }]],
  use: {
    trace: 'off',
    actionTimeout: HANGS_MS.wait,
    viewport: { width: 1280, height: 800 },
    // What it answers, no process answers.
    serviceWorkers: 'block',
    browserName: 'chromium',
    launchOptions: launchOptions('chromium') ?? {},
  },
});
