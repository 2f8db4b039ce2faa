/**
 * Breaks the product on purpose, one place at a time, in a copy, and shows which seed of the simulation notices, or which
 * test. A mutant that survives means that nothing sees that kind of fault. `npm run mutants -- hello` runs those with
 * that word in title or file.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MUTANTS, type Mutant } from './mutant-list.ts';
import './program-path.ts';
import { unitTally } from './tally.ts';

const MOST_RUNS = 400;
const REPORT = 'report.json';
/** What the simulation and the unit tests are made of. */
const COPIED = [
  'public',
  'src',
  'scripts',
  'e2e/support',
  'package.json',
  'vitest.config.ts',
  'tsconfig.base.json',
];

/** What noticed the mutant; null where it survived. */
function noticedBy(mutant: Mutant): string | null {
  const copy = mkdtempSync(join(tmpdir(), 'mutant-'));
  try {
    for (const part of COPIED) cpSync(part, join(copy, part), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
    const { file, original, broken } = mutant;
    const code = readFileSync(join(copy, file), 'utf8');
    if (code.split(original).length !== 2) throw new Error(`${file} does not hold exactly once: ${original}`);
    writeFileSync(
      join(copy, file),
      code.replace(original, () => broken),
    );
    return mutant.test ? failingTest(copy, mutant.test) : failingSeed(copy, mutant.areFiles === true);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function failingSeed(copy: string, areFiles: boolean): string | null {
  const args = [
    'scripts/simulate.ts',
    '--runs',
    String(MOST_RUNS),
    '--stop-at-first',
    ...(areFiles ? ['--files'] : []),
  ];
  const { stdout, stderr } = run(copy, 'tsx', args);
  const seed = /^seed \d+: .*$/m.exec(stderr)?.[0];
  // Without its last line it did not get that far: that shows nothing.
  if (!seed && !/^simulation: /m.test(stdout)) throw new Error(`the simulation did not run: ${stderr}`);
  return seed ?? null;
}

function failingTest(copy: string, { file, name }: NonNullable<Mutant['test']>): string | null {
  const only = ['--testNamePattern', name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')];
  const { stderr } = run(copy, 'vitest', ['run', file, ...only, '--reporter=json', `--outputFile=${REPORT}`]);
  const report = join(copy, REPORT);
  const { passed, failed } = unitTally(report);
  if (!existsSync(report) || passed + failed === 0)
    throw new Error(`no test "${name}" in ${file}: ${stderr}`);
  return failed > 0 ? `${file} › ${name}` : null;
}

const run = (cwd: string, program: string, args: string[]) =>
  spawnSync(program, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });

const wanted = process.argv[2] ?? '';
const chosen = MUTANTS.filter(({ title, file }) => `${title} ${file}`.includes(wanted));
let survivors = 0;
for (const mutant of chosen) {
  const noticed = noticedBy(mutant);
  if (noticed === null) survivors += 1;
  const survived = mutant.test ? `SURVIVED ${mutant.test.file}` : `SURVIVED ${MOST_RUNS} runs`;
  console.log(`${mutant.title}: ${noticed === null ? survived : `noticed by ${noticed.slice(0, 150)}`}`);
}
console.log(`mutants: ${chosen.length - survivors} noticed, ${survivors} survived`);
process.exitCode = survivors === 0 && chosen.length > 0 ? 0 : 1;
