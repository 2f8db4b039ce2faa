/**
 * Breaks the product on purpose, one place at a time, in a copy, and shows which seed of the simulation notices.
 * A mutant that survives means that the simulation cannot see that kind of fault.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Mutant {
  readonly title: string;
  readonly file: string;
  readonly original: string;
  readonly broken: string;
}

const MUTANTS: readonly Mutant[] = [
  {
    title: 'skip the forward',
    file: 'public/room/sync/sync.ts',
    original: 'this.#publisher.passOn(member, fresh);',
    broken: ';',
  },
  {
    title: 'accept a bad signature',
    file: 'public/room/sync/entry-checker.ts',
    original: 'if (!isEntryGenuine(verify, signingContext, entry))',
    broken: 'if (!isEntryGenuine(() => true, signingContext, entry))',
  },
  {
    title: 'acknowledge before storing',
    file: 'public/room/log/journal.ts',
    original: "if ('entries' in addition) for (const added of addition.entries) this.#archive.add(added);",
    broken:
      "if ('entries' in addition) for (const added of addition.entries) this.#options.clock.after(3_000, () => this.#archive.add(added));",
  },
  {
    title: 'lose heads at reload',
    file: 'public/room/log/journal.ts',
    original: 'for (const entry of this.#archive.load()) this.#take(this.transcript.add(entry));',
    broken: '',
  },
  {
    title: 'order by arrival',
    file: 'public/room/log/transcript.ts',
    original: 'if (last === undefined || compareEntries(last, entry) < 0) low = high;',
    broken: 'low = high;',
  },
  {
    title: 'count what was sent as received',
    file: 'public/room/sync/publisher.ts',
    original: 'const rest = [...entries];',
    broken:
      'const rest = [...entries];\n    for (const to of open) for (const { author, seq } of entries) this.#options.known.learn(to, { [author]: seq });',
  },
  {
    title: 'forget to compare heads when a link opens',
    file: 'public/room/sync/sync.ts',
    original: 'this.#publisher.allHeads(member);',
    broken: '',
  },
  {
    title: 'keep whichever version came first',
    file: 'public/room/log/transcript.ts',
    original: 'if (preference <= 0)',
    broken: 'if (preference <= 1e9)',
  },
  {
    title: 'never compare what is under a number',
    file: 'public/room/sync/fork-detector.ts',
    original: 'if (transcript.digest(author, head) === digest) {',
    broken: 'if (head > 0) {',
  },
];

const MOST_RUNS = 400;

function firstSeedThatNotices({ file, original, broken }: Mutant): string | null {
  const copy = mkdtempSync(join(tmpdir(), 'mutant-'));
  try {
    for (const part of ['public', 'src', 'scripts', 'package.json'])
      cpSync(part, join(copy, part), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
    const code = readFileSync(join(copy, file), 'utf8');
    if (code.split(original).length !== 2) throw new Error(`${file} does not hold exactly once: ${original}`);
    writeFileSync(join(copy, file), code.replace(original, broken));
    const run = spawnSync(
      'npx',
      ['tsx', 'scripts/simulate.ts', '--runs', String(MOST_RUNS), '--stop-at-first'],
      {
        cwd: copy,
        encoding: 'utf8',
      },
    );
    return /^seed \d+: .*$/m.exec(run.stderr)?.[0] ?? null;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

let survivors = 0;
for (const mutant of MUTANTS) {
  const seed = firstSeedThatNotices(mutant);
  if (seed === null) survivors += 1;
  console.log(
    `${mutant.title}: ${seed === null ? `SURVIVED ${MOST_RUNS} runs` : `noticed by ${seed.slice(0, 150)}`}`,
  );
}
console.log(`mutants: ${MUTANTS.length - survivors} noticed, ${survivors} survived`);
process.exitCode = survivors === 0 ? 0 : 1;
