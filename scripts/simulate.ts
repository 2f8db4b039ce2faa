/**
 * Plays many seeded rooms under faults, on all cores, and says which seeds failed and why.
 * `npm run simulate -- --runs 50000 --from 1`; one seed again: `--runs 1 --from SEED`. `--faults 20` ends the faults of
 * each room after so many virtual seconds. `--files`: rooms whose members exchange files instead.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { simulateFiles } from '../public/testing/files/simulate-files.ts';
import { FAULTS_MS, simulate } from '../public/testing/simulate.ts';

const MAX_SHOWN = 10;

interface Share {
  readonly from: number;
  readonly runs: number;
  readonly stopAtFirst: boolean;
  readonly faultsMs: number;
  /** Of files. */
  readonly areFiles: boolean;
}

interface Tally {
  readonly failed: number;
  readonly members: number;
  /** In rooms of files: copies of files. */
  readonly entries: number;
}

const whole = (text: string, name: string): number => {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  console.error(`--${name} takes a whole number from 1, not "${text}"`);
  process.exit(2);
};

/** Plays one share; every failing seed is printed with what was wrong. */
async function play({ from, runs, stopAtFirst, faultsMs, areFiles }: Share): Promise<Tally> {
  let [failed, members, entries] = [0, 0, 0];
  for (let seed = from; seed < from + runs; seed += 1) {
    const outcome = areFiles ? await simulateFiles(seed) : simulate({ seed, faultsMs });
    members += outcome.members;
    entries += 'copies' in outcome ? outcome.copies : outcome.entries;
    if (outcome.complaints.length === 0) continue;
    failed += 1;
    if (failed <= MAX_SHOWN) console.error(`seed ${seed}: ${outcome.complaints.slice(0, 5).join('; ')}`);
    if (stopAtFirst) break;
  }
  return { failed, members, entries };
}

const NOTHING: Tally = { failed: 0, members: 0, entries: 0 };

/** All shares at once. Where the first failure is enough, it ends the others too. */
function playElsewhere(shares: readonly Share[]): Promise<Tally[]> {
  const children = shares.map((share) =>
    fork(fileURLToPath(import.meta.url), ['--share', JSON.stringify(share)]),
  );
  let isEnough = false;
  const tallies = children.map(
    (child, at) =>
      new Promise<Tally>((resolve, reject) => {
        child.on('message', (message) => {
          const tally = message as Tally;
          resolve(tally);
          if (tally.failed === 0 || !shares[at]?.stopAtFirst) return;
          isEnough = true;
          for (const other of children) if (other !== child) other.kill();
        });
        child.on('exit', (code) =>
          isEnough ? resolve(NOTHING) : reject(new Error(`a worker ended with ${code}`)),
        );
      }),
  );
  return Promise.all(tallies);
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    faults: { type: 'string', default: String(FAULTS_MS / 1_000) },
    files: { type: 'boolean', default: false },
    'stop-at-first': { type: 'boolean', default: false },
    share: { type: 'string' },
  },
});

if (values.share) {
  const tally = await play(JSON.parse(values.share) as Share);
  process.send?.(tally, () => process.exit(0));
} else {
  const [runs, from] = [whole(values.runs, 'runs'), whole(values.from, 'from')];
  const started = performance.now();
  const cores = Math.min(availableParallelism(), runs);
  const size = Math.ceil(runs / cores);
  const shares = Array.from({ length: cores }, (_, core) => ({
    from: from + core * size,
    runs: Math.min(size, runs - core * size),
    stopAtFirst: values['stop-at-first'],
    faultsMs: 1_000 * whole(values.faults, 'faults'),
    areFiles: values.files,
  }));
  const tallies = await playElsewhere(shares.filter((share) => share.runs > 0));
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  const what = values.files ? 'that exchange files' : `with faults for ${values.faults} s`;
  console.log(
    `simulation: ${runs} rooms from seed ${from} ${what}, ${sum('members')} members and ${sum('entries')} ${values.files ? 'copies' : 'entries'} at the end, ${seconds} s: ${runs - sum('failed')} passed, ${sum('failed')} failed`,
  );
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}
