/**
 * `npm test`: every check, the unit tests, the simulation, and the promises in real browsers. `npm run test:all`
 * (`--all`) adds everything that takes long. All steps run, also after one has failed. At the end: what was not run and
 * why, what each step took, and the sum alone on the last line.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../e2e/support/browsers.ts';
import { whyNot as whyNoLab } from '../lab/requirements.ts';
import { startCpuMeter } from './cpu-meter.ts';
import { whyWithout } from './program-path.ts';
import { browserTally, countListed, NOTHING, type Tally, unitTally } from './tally.ts';

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(ROOT, 'test-results');

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** The suite it belongs to; to both where none is named. */
  readonly only?: 'test' | 'test:all';
  /** Where the step counts its tests; the others pass or fail as a whole and are counted only when they fail. */
  readonly tally?: () => Tally;
  /** Why nothing of it can run here. */
  readonly whyNot?: () => string | null;
}

const whyNoBrowser = (): string | null =>
  findBrowser('chromium') === null ? 'there is no Chromium here; see "npm run setup"' : null;

/** A step of Playwright's, which writes its report where its configuration says. */
const inBrowsers = (config: string, report: string): Pick<Step, 'command' | 'tally' | 'whyNot'> => ({
  command: ['playwright', 'test', '--config', config],
  tally: () => browserTally(join(RESULTS, report)),
  whyNot: whyNoBrowser,
});

const STEPS: readonly Step[] = [
  { name: 'setup', command: ['tsx', 'scripts/setup.ts'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'] },
  { name: 'unused code', command: ['npm', 'run', '--silent', 'unused'] },
  { name: 'bundle size', command: ['npm', 'run', '--silent', 'size'] },
  {
    name: 'unit tests',
    command: [
      ...['vitest', 'run', '--reporter=default', '--reporter=json'],
      '--outputFile=test-results/unit.json',
    ],
    tally: () => unitTally(join(RESULTS, 'unit.json')),
  },
  {
    name: 'simulation, in brief',
    only: 'test',
    command: ['npm', 'run', '--silent', 'simulate', '--', '--runs', '600', '--faults', '12'],
  },
  { name: 'simulation', only: 'test:all', command: ['npm', 'run', '--silent', 'simulate'] },
  {
    name: 'simulation of files',
    only: 'test:all',
    command: ['npm', 'run', '--silent', 'simulate', '--', '--files', '--runs', '300'],
  },
  { name: 'promises in browsers', only: 'test', ...inBrowsers('e2e/promises.config.ts', 'promises.json') },
  { name: 'all tests in browsers', only: 'test:all', ...inBrowsers('playwright.config.ts', 'e2e.json') },
  { name: 'the same build twice', only: 'test:all', command: ['tsx', 'scripts/reproducible.ts'] },
  { name: 'package', only: 'test:all', command: ['tsx', 'scripts/package.ts'] },
  { name: 'attack', only: 'test:all', command: ['tsx', 'attack/run.ts'] },
  {
    name: 'several processes',
    only: 'test:all',
    ...inBrowsers('scale/scale.config.ts', 'scale.json'),
    whyNot: () => whyNoBrowser() ?? whyWithout('redis-server', 'nginx'),
  },
  {
    name: 'laboratory',
    only: 'test:all',
    ...inBrowsers('lab/lab.config.ts', 'lab.json'),
    command: ['tsx', 'lab/run.ts'],
    whyNot: () => whyNoBrowser() ?? whyNoLab(),
  },
  { name: 'mutants', only: 'test:all', command: ['tsx', 'scripts/mutants.ts'] },
];

interface Outcome extends Tally {
  readonly name: string;
  readonly isOk: boolean;
  readonly cpuSeconds: number;
  readonly seconds: number;
}

process.chdir(ROOT);
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS);

const suite = process.argv.includes('--all') ? 'test:all' : 'test';
const meter = startCpuMeter();
const outcomes = STEPS.filter(({ only = suite }) => only === suite).map(run);
meter.close();
report();

function run({ name, command, tally, whyNot }: Step): Outcome {
  console.log(`\n── ${name}`);
  const [startedAt, cpuAtStart] = [performance.now(), meter.seconds()];
  const reason = whyNot?.() ?? null;
  const status = reason === null ? start(command) : 0;
  const counted = reason === null ? (tally?.() ?? NOTHING) : skipped(command, reason);
  const [seconds, cpuSeconds] = [(performance.now() - startedAt) / 1_000, meter.seconds() - cpuAtStart];
  const word = reason !== null ? `NOT RUN: ${reason}` : status === 0 ? 'ok' : 'FAILED';
  console.log(`── ${name}: ${word}, ${cpuSeconds.toFixed(0)} s of CPU in ${seconds.toFixed(0)} s`);
  // A step that failed without a failed test, such as one that crashed, must show in the sum too.
  const failed = status === 0 ? counted.failed : Math.max(counted.failed, 1);
  return { ...counted, failed, name, isOk: status === 0, cpuSeconds, seconds };
}

function start([program = '', ...args]: readonly string[]): number | null {
  const env = suite === 'test:all' ? { ...process.env, LONG_TESTS: '1' } : process.env;
  return spawnSync(program, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status;
}

/** Of a step that cannot run: how many tests that are. */
function skipped(command: readonly string[], reason: string): Tally {
  const config = command.includes('lab/run.ts') ? 'lab/lab.config.ts' : (command.at(-1) ?? '');
  const count = countListed(config);
  return { ...NOTHING, skipped: count, reasons: new Map([[reason, count]]) };
}

function report(): void {
  console.log('');
  for (const failure of outcomes.flatMap(({ failures }) => failures)) console.log(`✘ ${failure}\n`);
  const failedSteps = outcomes.filter(({ isOk }) => !isOk).map(({ name }) => name);
  if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.join(', ')}\n`);

  for (const { name, reasons } of outcomes)
    for (const [reason, count] of reasons) console.log(`NOT RUN: ${count} of ${name}: ${reason}`);

  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const minutes = (seconds: number): string => (seconds / 60).toFixed(1).padStart(9);
  const line = (name: string, cpu: number, time: number): void =>
    console.log(`${name.padEnd(width)}${minutes(cpu)}${minutes(time)}`);
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((all, one) => all + of(one), 0);
  console.log(`${'minutes'.padEnd(width)}${'CPU'.padStart(9)}${'duration'.padStart(9)}`);
  for (const { name, cpuSeconds, seconds } of outcomes) line(name, cpuSeconds, seconds);
  line(
    'together',
    sum(({ cpuSeconds }) => cpuSeconds),
    sum(({ seconds }) => seconds),
  );
  console.log(`CPU of ${meter.scope}\n`);

  const [passed, failed, left] = [sum((o) => o.passed), sum((o) => o.failed), sum((o) => o.skipped)];
  console.log(`${passed} passed, ${failed} failed${left > 0 ? `, ${left} skipped` : ''}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
