/** `npm run browsers`: says which browsers the tests will drive, and installs those that are missing where it can. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type BrowserKind, findBrowser, PATH_VARIABLES } from '../e2e/browsers.ts';

const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
const DEBIAN_PACKAGES: Record<BrowserKind, string> = { chromium: 'chromium', firefox: 'firefox-esr' };
const downloadLimitMs = 300_000;
const packageLimitMs = 300_000;

const missing = () =>
  KINDS.filter((kind) => findBrowser(kind) === null && !process.env[PATH_VARIABLES[kind]]);

function run(command: string, args: readonly string[], timeout: number): void {
  console.log(`$ ${[command, ...args].join(' ')}`);
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    timeout,
    killSignal: 'SIGKILL',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.log(`  did not succeed: ${error?.message ?? `exit code ${status}`}`);
}

// A bare container lacks the libraries that a downloaded browser needs; where we may, they are installed with it.
const mayUseApt = existsSync('/etc/debian_version') && process.getuid?.() === 0;

function installWithPlaywright(kinds: readonly BrowserKind[]): void {
  run('npx', ['playwright', 'install', ...(mayUseApt ? ['--with-deps'] : []), ...kinds], downloadLimitMs);
}

function installWithApt(kinds: readonly BrowserKind[]): void {
  if (!mayUseApt) return;
  run('apt-get', ['update'], packageLimitMs);
  // One by one: a name that this distribution does not have must not keep the other from being installed.
  for (const kind of kinds) {
    run('apt-get', ['install', '-y', '--no-install-recommends', DEBIAN_PACKAGES[kind]], packageLimitMs);
  }
}

for (const install of [installWithPlaywright, installWithApt]) {
  const kinds = missing();
  if (kinds.length > 0) install(kinds);
}

for (const kind of KINDS) {
  const found = findBrowser(kind);
  console.log(
    found ? `${kind}: ${found.path} (${found.origin})` : `${kind}: NOT FOUND, set ${PATH_VARIABLES[kind]}`,
  );
}
if (findBrowser('chromium') === null) {
  console.error('Without Chromium the tests in browsers cannot run.');
  process.exitCode = 1;
}
