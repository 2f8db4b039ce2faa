/** `npm run screenshots`: pictures instead of proofs, by the same browser and the same fixtures. */
import { defineConfig } from '@playwright/test';
import config from '../playwright.config.ts';

export default defineConfig({
  ...config,
  testDir: '.',
  testMatch: 'screenshots.ts',
  outputDir: '../test-results/screenshots-run',
  reporter: 'list',
  workers: 1,
  projects: (config.projects ?? []).filter(({ name }) => name === 'chromium'),
});
