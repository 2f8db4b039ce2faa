/** The promises, for `npm test`: without what takes long or tells the same again, and in Firefox what differs there. */
import { defineConfig } from '@playwright/test';
import config from '../playwright.config.ts';

export default defineConfig({
  ...config,
  testDir: '.',
  outputDir: '../test-results/browsers',
  reporter: [['list'], ['json', { outputFile: '../test-results/promises.json' }]],
  grepInvert: /@all/,
  projects: (config.projects ?? []).map((project) =>
    project.name === 'firefox' ? { ...project, grep: /@firefox/ } : project,
  ),
});
