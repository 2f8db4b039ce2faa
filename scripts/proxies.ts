/**
 * `npm run proxies`: says which nginx and Caddy the tests will run, and fetches those that are missing where it can.
 * Fetched, not installed: Debian's packages would also start them as services of the machine.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FETCHED_PROXIES, findProxy, type ProxyProgram } from '../e2e/server/proxy-programs.ts';

const PROGRAMS: readonly ProxyProgram[] = ['nginx', 'caddy'];
const limitMs = 120_000;

function run(cwd: string, command: string, args: readonly string[]): boolean {
  console.log(`$ ${[command, ...args].join(' ')}`);
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit', timeout: limitMs });
  if (status !== 0) console.log(`  did not succeed: ${error?.message ?? `exit code ${status}`}`);
  return status === 0;
}

function fetchFromDebian(programs: readonly ProxyProgram[]): void {
  const scratch = mkdtempSync(join(tmpdir(), 'parley-proxies-'));
  // In case the lists of packages are old, or not there.
  if (process.getuid?.() === 0) run(scratch, 'apt-get', ['-o', 'DPkg::Lock::Timeout=120', 'update']);
  mkdirSync(FETCHED_PROXIES, { recursive: true });
  for (const program of programs) run(scratch, 'apt-get', ['download', program]);
  for (const file of readdirSync(scratch)) run(scratch, 'dpkg', ['-x', file, FETCHED_PROXIES]);
  rmSync(scratch, { recursive: true });
}

const missing = PROGRAMS.filter((program) => findProxy(program) === null);
if (missing.length > 0 && existsSync('/etc/debian_version')) fetchFromDebian(missing);

for (const program of PROGRAMS) {
  const path = findProxy(program);
  const works = path !== null && spawnSync(path, [program === 'nginx' ? '-v' : 'version']).status === 0;
  console.log(`${program}: ${path === null ? 'NOT FOUND' : works ? path : `${path} does not run here`}`);
}
