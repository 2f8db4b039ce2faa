/**
 * `npm run setup`: gets every program that tests need, before any test. Nothing happens where all of them are there.
 * What it cannot get it names, with the tests that are then not run.
 */
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { type BrowserKind, findBrowser, HEADLESS_SHELL, PATH_VARIABLES } from '../e2e/support/browsers.ts';
import { fetchFromDebian, hasApt, isInLists } from './debian.ts';
import { missingPrograms, PROGRAMS, type Program, pathOf } from './programs.ts';

const LIMIT_MS = 600_000;

/** For systems whose packages have no such browser: the ones that this version of Playwright was made for. */
function fetchFromPlaywright(kinds: readonly BrowserKind[]): void {
  console.log(`Downloading Playwright's own ${kinds.join(' and ')}, into Playwright's folder.`);
  const { status } = spawnSync('npx', ['playwright', 'install', ...kinds], {
    stdio: 'inherit',
    timeout: LIMIT_MS,
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.log('  That did not succeed.');
}

/** A path that was set by hand is not second-guessed. */
const isGettable = ({ browser }: Program): boolean =>
  browser === undefined || !process.env[PATH_VARIABLES[browser]];

/** The system's Chromium does; but without its windows a page takes the processor two thirds of the time. */
function lacksHeadlessShell(): boolean {
  const found = findBrowser('chromium');
  return found?.origin === 'system' && basename(found.path) !== HEADLESS_SHELL && isInLists(HEADLESS_SHELL);
}

const wanted = [
  ...missingPrograms().filter(isGettable),
  ...PROGRAMS.filter(({ name }) => name === HEADLESS_SHELL && lacksHeadlessShell()),
];
if (wanted.length > 0) {
  console.log(`Not here: ${wanted.map(({ name }) => name).join(', ')}.`);
  if (hasApt()) fetchFromDebian(wanted);
  const browsers = missingPrograms()
    .filter(isGettable)
    .flatMap(({ browser }) => browser ?? []);
  if (browsers.length > 0) fetchFromPlaywright(browsers);
}

const missing = missingPrograms();
for (const program of PROGRAMS) {
  const path = pathOf(program);
  if (path !== null) console.log(`${program.name}: ${path}`);
}
for (const { name, tests, browser } of missing) {
  const orPath = browser === undefined ? '' : `, nor does ${PATH_VARIABLES[browser]} lead to one`;
  console.log(`${name}: NOT FOUND${orPath}. NOT RUN without it: ${tests}`);
}
if (missing.length > 0) {
  const packages = [...new Set(missing.map((program) => program.packages[0]))].join(' ');
  console.log(`To have all tests run, install: ${packages}`);
  if (hasApt()) console.log(`  apt-get install --no-install-recommends ${packages}`);
}
