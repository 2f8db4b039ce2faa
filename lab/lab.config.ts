/** One test at a time, each in a world of its own; nothing is tried twice. `run` has several runs beside each other. */
import { defineConfig } from '@playwright/test';
import { HANGS_MS } from '../e2e/support/hangs.ts';

export default defineConfig({
  testDir: '.',
  // Dealt out test by test, not file by file.
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: HANGS_MS.test,
  expect: { timeout: HANGS_MS.wait },
  reporter: [['list'], ['blob']],
  use: {
    trace: 'off',
    actionTimeout: HANGS_MS.wait,
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
  },
});
