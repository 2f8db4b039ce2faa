/**
 * `npm run lab`: the laboratory's tests, in namespaces that hold all of it: networks, processes and mounts. When the
 * run ends, however it ends, the kernel takes everything away; two runs cannot meet.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whyNot } from './requirements.ts';

const ROOT = join(import.meta.dirname, '..');
const PLAYWRIGHT = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
/** Where `ip netns` keeps its names: this run has a list of its own. */
const NAMES = '/run/netns';
process.chdir(ROOT);

const reason = whyNot();
if (reason !== null) {
  console.log(`NOT RUN: the laboratory's tests, because ${reason}.`);
  process.exit(0);
}

mkdirSync(NAMES, { recursive: true });
/** What the run leaves lying about is gone with it too. */
const scratch = mkdtempSync(join(tmpdir(), 'parley-lab-'));
const setUp = [
  `mount -t tmpfs lab ${NAMES}`,
  `mount -t tmpfs lab ${scratch}`,
  // Nobody answers for names in here: a resolver would only be waited for.
  '{ [ ! -e /etc/resolv.conf ] || mount --bind /dev/null /etc/resolv.conf; }',
  'ip link set lo up',
  'exec "$@"',
].join(' && ');
const alone = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
const tests = [
  process.execPath,
  PLAYWRIGHT,
  'test',
  '--config',
  'lab/lab.config.ts',
  ...process.argv.slice(2),
];
const { status } = spawnSync(
  'setpriv',
  ['--pdeathsig', 'KILL', 'unshare', ...alone, 'sh', '-c', setUp, 'lab', ...tests],
  { stdio: 'inherit', env: { ...process.env, TMPDIR: scratch } },
);
rmdirSync(scratch);
process.exitCode = status ?? 1;
