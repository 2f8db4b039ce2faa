import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/support/browsers.ts';
import { HANGS_MS } from './e2e/support/hangs.ts';

const chromium = launchOptions('chromium');
const firefox = launchOptions('firefox');

/** What a whole room of Firefox must also keep; mixed rooms are in every run of Chromium. */
const FIREFOX_TOO =
  /(chat|leaving|composer|blocked-pair|reload|leaving-asks|storage|connection-report|relay-only|hostile-text|hostile-people|hostile-address|headers|fingerprints|calls|call-return|call-size|call-pictures|threads|noticed|verdicts)\.spec\.ts/;

const STILL = { reducedMotion: 'reduce' } as const;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/browsers',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Half of the time a test waits for something.
  workers: 2 * availableParallelism(),
  timeout: HANGS_MS.test,
  expect: { timeout: HANGS_MS.wait },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: { trace: 'off', actionTimeout: HANGS_MS.wait, viewport: { width: 1280, height: 800 } },
  projects: [
    {
      name: 'chromium',
      use: { browserName: 'chromium', launchOptions: chromium ?? {}, contextOptions: STILL },
    },
    {
      name: 'firefox',
      testMatch: FIREFOX_TOO,
      grepInvert: /@chromium/,
      use: { browserName: 'firefox', launchOptions: firefox ?? {} },
    },
  ],
});
