/** What several processes need of a machine to be tested, and getting it where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Programs, and Debian's packages that have them. */
const PACKAGES = { 'redis-server': 'redis-server', nginx: 'nginx-light' } as const;
const aptLimitMs = 300_000;

// Where only root has a path to the system's own programs.
process.env.PATH = `${process.env.PATH}:/usr/sbin:/sbin`;

/** Why it cannot be tested here; null when it can. */
export function whyNot(): string | null {
  if (missing().length > 0) installWithApt();
  const lacking = missing();
  return lacking.length === 0 ? null : `these programs are not here: ${lacking.join(', ')}`;
}

const missing = (): string[] =>
  Object.keys(PACKAGES).filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);

function installWithApt(): void {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  // Only the programs: neither is to run by itself.
  const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...Object.values(PACKAGES)]])
    spawnSync('apt-get', [...wait, ...args], { stdio: 'inherit', timeout: aptLimitMs, env: quiet });
}
