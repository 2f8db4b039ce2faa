/** `npm test`: every check and every test, also after one has failed, and one line with the sum at the end. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NOTHING, playwrightTally, type Tally, unitTally } from './tally.ts';

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(ROOT, 'test-results');

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Where the step counts its tests; the others pass or fail as a whole and are counted only when they fail. */
  readonly tally?: () => Tally;
}

/** The NATs are what they are called; relayed, mended and carried talk in each engine. None of it judged by time. */
const LAB_IN_BRIEF = [
  'NAT called',
  'two Chromium behind two symmetric NATs, with STUN and TURN,',
  'a Chromium and a Firefox behind a port-restricted and a symmetric NAT, with STUN and TURN,',
  'two Chromium behind two symmetric NATs, with STUN, talk over a third',
  'in Firefox, a NAT that rebinds',
].join('|');

/** Members on different processes, a crowd, and each thing that can go, gone once; the browsers' part is `npm run scale`. */
const SCALE_IN_BRIEF = [
  'on 2 processes see',
  'exactly 16 come in',
  'back in time',
  'dead /readyz',
  'lets 200 people go',
].join('|');

const STEPS: readonly Step[] = [
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'] },
  { name: 'unused code', command: ['npm', 'run', '--silent', 'unused'] },
  { name: 'bundle size', command: ['npm', 'run', '--silent', 'size'] },
  { name: 'Redis and nginx', command: ['npx', 'tsx', 'scripts/services.ts'] },
  {
    name: 'unit tests',
    command: [
      'npx',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      '--outputFile=test-results/unit.json',
    ],
    tally: () => unitTally(join(RESULTS, 'unit.json')),
  },
  { name: 'simulation', command: ['npm', 'run', '--silent', 'simulate'] },
  { name: 'package', command: ['npx', 'tsx', 'scripts/package.ts'] },
  { name: 'attack', command: ['npx', 'tsx', 'attack/run.ts'] },
  { name: 'browsers', command: ['npm', 'run', '--silent', 'browsers'] },
  { name: 'proxies', command: ['npm', 'run', '--silent', 'proxies'] },
  {
    name: 'tests in browsers',
    command: ['npx', 'playwright', 'test'],
    tally: () => playwrightTally(join(RESULTS, 'e2e.json')),
  },
  {
    name: 'several processes, in brief',
    command: ['npx', 'tsx', 'scale/run.ts', '-g', SCALE_IN_BRIEF],
    tally: () => playwrightTally(join(RESULTS, 'scale.json')),
  },
  // All of the laboratory takes an hour (`npm run lab`); where it cannot run it says so.
  {
    name: 'laboratory, in brief',
    command: ['npx', 'tsx', 'lab/run.ts', '-g', LAB_IN_BRIEF],
    tally: () => playwrightTally(join(RESULTS, 'lab.json')),
  },
];

process.chdir(ROOT);
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS);

const sum = { passed: 0, failed: 0, skipped: 0 };
const failedSteps: string[] = [];
const failures: string[] = [];
for (const { name, command, tally } of STEPS) {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const [program = '', ...args] = command;
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} after ${seconds(startedAt)} s`);

  const counted = tally?.() ?? NOTHING;
  sum.passed += counted.passed;
  sum.skipped += counted.skipped;
  // A step that failed without a failed test, such as one that crashed, must show in the sum too.
  sum.failed += status === 0 ? counted.failed : Math.max(counted.failed, 1);
  if (status !== 0) failedSteps.push(name);
  failures.push(...counted.failures);
}

console.log('');
for (const failure of failures) console.log(`✘ ${failure}\n`);
if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.join(', ')}`);
if (sum.skipped > 0) console.log(`NOT RUN: ${sum.skipped} tests; the reasons are above and in test-results`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = failedSteps.length > 0 || sum.failed > 0 ? 1 : 0;

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1);
}
