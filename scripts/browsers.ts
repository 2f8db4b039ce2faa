/** `npm run browsers`: says which browsers the tests will drive, and installs those that are missing where it can. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type BrowserKind, findBrowser, HEADLESS_SHELL, PATH_VARIABLES } from '../e2e/support/browsers.ts';

const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
/** The first that the distribution has. */
const DEBIAN_PACKAGES: Record<BrowserKind, readonly string[]> = {
  chromium: [HEADLESS_SHELL, 'chromium'],
  firefox: ['firefox-esr'],
};
const downloadLimitMs = 300_000;
const packageLimitMs = 300_000;
/** What only saves time must not take long. */
const optionalLimitMs = 60_000;

const missing = () =>
  KINDS.filter((kind) => findBrowser(kind) === null && !process.env[PATH_VARIABLES[kind]]);

function run(command: string, args: readonly string[], timeout: number): boolean {
  console.log(`$ ${[command, ...args].join(' ')}`);
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    timeout,
    killSignal: 'SIGKILL',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.log(`  did not succeed: ${error?.message ?? `exit code ${status}`}`);
  return status === 0;
}

// A bare container lacks the libraries that a downloaded browser needs; where we may, they are installed with it.
const mayUseApt = existsSync('/etc/debian_version') && process.getuid?.() === 0;

function installWithPlaywright(kinds: readonly BrowserKind[]): void {
  run('npx', ['playwright', 'install', ...(mayUseApt ? ['--with-deps'] : []), ...kinds], downloadLimitMs);
}

function installWithApt(kinds: readonly BrowserKind[]): void {
  if (!mayUseApt) return;
  run('apt-get', ['update'], packageLimitMs);
  // One by one: a name that this distribution does not have must not keep the others from being installed.
  for (const kind of kinds) DEBIAN_PACKAGES[kind].some((name) => installPackage(name, packageLimitMs));
}

const installPackage = (name: string, limitMs: number, ...options: readonly string[]): boolean =>
  run('apt-get', ['install', '-y', '--no-install-recommends', ...options, name], limitMs);

/** The system's Chromium does; without its windows the tests take a third less of the processor. */
function installHeadlessShell(): void {
  const found = findBrowser('chromium');
  if (!mayUseApt || found?.origin !== 'system' || basename(found.path) === HEADLESS_SHELL) return;
  if (!run('apt-get', ['update'], optionalLimitMs)) return;
  // An installation must not be ended half-way, as a download may be.
  if (installPackage(HEADLESS_SHELL, optionalLimitMs, '--download-only'))
    installPackage(HEADLESS_SHELL, packageLimitMs);
}

for (const install of [installWithPlaywright, installWithApt]) {
  const kinds = missing();
  if (kinds.length > 0) install(kinds);
}
installHeadlessShell();

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
