/** `npm run scale`: several processes of the built server with a real Redis and a real nginx. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whyWithout } from '../scripts/program-path.ts';

const PLAYWRIGHT = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
process.chdir(join(import.meta.dirname, '..'));

const reason = whyWithout('redis-server', 'nginx');
if (reason !== null) {
  console.log(`NOT RUN: the tests of several processes, because ${reason}.`);
  process.exit(0);
}
const tests = [PLAYWRIGHT, 'test', '--config', 'scale/scale.config.ts', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, tests, { stdio: 'inherit' }).status ?? 1;
