/** `npm run size`: what a first visit loads, and what each later part adds, against budgets. Needs a build; counts the
 *  compressed files that it left to be served. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from 'vite';
import { bundleParts } from '../build/bundle-parts.ts';

const FIRST_LOAD_KB = 80;
const LATER_PART_KB = 60;
const PAGE = join(import.meta.dirname, '../dist/public');

/** Small files are served as they are. */
function kilobytes(file: string): number {
  const compressed = join(PAGE, `${file}.gz`);
  return statSync(existsSync(compressed) ? compressed : join(PAGE, file)).size / 1_000;
}

/** Scripts and stylesheets that `index.html` names, also those that the bundler did not make. */
function namedByPage(): string[] {
  const tags = readFileSync(join(PAGE, 'index.html'), 'utf8').match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const loaded = tags.filter((tag) => /^<script|rel="(?:stylesheet|modulepreload)"/.test(tag));
  return loaded.flatMap((tag) => /(?:src|href)="(?:\.?\/)?([^"]+\.(?:js|css))"/.exec(tag)?.[1] ?? []);
}

/** Prints the part and its files; false where it is over its budget. */
function isWithin(budget: number, name: string, files: readonly string[]): boolean {
  const sum = files.reduce((total, file) => total + kilobytes(file), 0);
  const figure = (kB: number) => `${kB.toFixed(1).padStart(6)} kB`;
  const verdict = sum > budget ? 'TOO LARGE' : `${(budget - sum).toFixed(1)} left`;
  console.log(`${figure(sum)} gzip  ${name}, of ${budget} allowed: ${verdict}`);
  for (const file of files) console.log(`${' '.repeat(6)}${figure(kilobytes(file))}  ${file}`);
  return sum <= budget;
}

const manifest = JSON.parse(readFileSync(join(PAGE, '.vite/manifest.json'), 'utf8')) as Manifest;
const { firstLoad, laterParts } = bundleParts(manifest);
const firstFiles = [...new Set([...namedByPage(), ...firstLoad.files])];
const verdicts = [
  isWithin(FIRST_LOAD_KB, 'first load', firstFiles),
  ...laterParts.map(({ name, files }) => isWithin(LATER_PART_KB, name, files)),
];
if (verdicts.includes(false)) process.exitCode = 1;
