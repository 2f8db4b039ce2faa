import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/support/browsers.ts';
import { HANGS_MS } from './e2e/support/hangs.ts';

const chromium = launchOptions('chromium');
const firefox = launchOptions('firefox');

const STILL = { reducedMotion: 'reduce' } as const;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/browsers',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Half of the time a test waits for something.
  workers: 2 * availableParallelism(),
  timeout: HANGS_MS.test,
  expect: { timeout: HANGS_MS.wait },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    trace: 'off',
    actionTimeout: HANGS_MS.wait,
    viewport: { width: 1280, height: 800 },
    // What it answers, a test cannot intercept. e2e/offline/ is about it.
    serviceWorkers: 'block',
  },
  projects: [
    {
      name: 'chromium',
      use: { browserName: 'chromium', launchOptions: chromium ?? {}, contextOptions: STILL },
    },
    {
      name: 'firefox',
      grepInvert: /@chromium/,
      use: { browserName: 'firefox', launchOptions: firefox ?? {} },
    },
  ],
});
