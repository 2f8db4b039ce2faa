/** The promises, for `npm test`: what is tagged so. In Firefox only those in which the browsers differ most. */
import { defineConfig } from '@playwright/test';
import config from '../playwright.config.ts';

export default defineConfig({
  ...config,
  testDir: '.',
  outputDir: '../test-results/browsers',
  reporter: [['list'], ['json', { outputFile: '../test-results/promises.json' }]],
  grep: /@promise/,
  projects: (config.projects ?? []).map((project) =>
    project.name === 'firefox' ? { ...project, grep: /@promise.*@firefox/ } : project,
  ),
});
