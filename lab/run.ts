/**
 * `npm run lab`: the laboratory's tests, in namespaces that hold all of it: networks, processes and mounts. When the
 * run ends, however it ends, the kernel takes everything away; two runs cannot meet. So the tests are dealt out to a run
 * for each core: most of their time they wait for what a browser gives up on.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
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
const RESULTS = join(ROOT, 'test-results');
const REPORTS = join(RESULTS, 'lab-reports');
rmSync(REPORTS, { recursive: true, force: true });
const alone = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];

/** One share of the tests, in namespaces of its own. */
async function run(share: number, shares: number): Promise<number> {
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
  const tests = [
    ...[
      process.execPath,
      PLAYWRIGHT,
      'test',
      '--config',
      'lab/lab.config.ts',
      '--shard',
      `${share}/${shares}`,
    ],
    ...['--output', join(RESULTS, `lab-${share}`), ...process.argv.slice(2)],
  ];
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', 'unshare', ...alone, 'sh', '-c', setUp, 'lab', ...tests],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        TMPDIR: scratch,
        PLAYWRIGHT_BLOB_OUTPUT_FILE: join(REPORTS, `report-${share}.zip`),
      },
    },
  );
  const [status] = (await once(child, 'exit')) as [number | null];
  rmdirSync(scratch);
  return status ?? 1;
}

const shares = availableParallelism();
const statuses = await Promise.all(Array.from({ length: shares }, (_, index) => run(index + 1, shares)));
const merged = spawnSync(process.execPath, [PLAYWRIGHT, 'merge-reports', '--reporter', 'json', REPORTS], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: join(RESULTS, 'lab.json') },
});
process.exitCode = Math.max(...statuses, merged.status ?? 1);
