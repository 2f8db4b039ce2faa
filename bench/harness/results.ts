/** Owns the sections of RESULTS.md: each table replaces its own and leaves the others as they are. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Compared } from './slices.ts';

const FILE = join(import.meta.dirname, '../RESULTS.md');

/** A section stands between two such comments in RESULTS.md, under whatever was written about it by hand. */
const marks = (table: string) => [`<!-- ${table} -->`, `<!-- end of ${table} -->`] as const;

/** Prints the lines, and puts them into the table's section with where and when they were measured. */
export function publish(table: string, lines: readonly string[]): void {
  const text = [
    `Measured ${new Date().toISOString().slice(0, 10)} at ${commit()}, ${machine()}.`,
    '',
    ...lines,
  ].join('\n');
  console.log(`\n${table}\n${text}`);
  const [start, end] = marks(table);
  const whole = readFileSync(FILE, 'utf8');
  const [from, to] = [whole.indexOf(start), whole.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`RESULTS.md has no section for ${table}`);
  writeFileSync(FILE, `${whole.slice(0, from + start.length)}\n${text}\n${whole.slice(to)}`);
}

/** Rows of a comparison: the cost of each, and Parley's as a share of it. */
export function ratioTable(compared: readonly Compared[], unit: string): string[] {
  return [
    `| | ${unit} | Parley ÷ it | middle half |`,
    '| --- | ---: | ---: | ---: |',
    ...compared.map(({ name, cost, ratio, quartiles: [low, high] }) => {
      const share = (1 / ratio).toFixed(2);
      return `| ${name} | ${figure(cost)} | ${share} | ${(1 / high).toFixed(2)}–${(1 / low).toFixed(2)} |`;
    }),
  ];
}

/** Three digits that matter. */
export const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

const commit = (): string => {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  try {
    return `\`${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--', '../src', '../public') ? ' (changed)' : ''}\``;
  } catch {
    return 'an unknown commit';
  }
};

const machine = (): string =>
  `Node.js ${process.version.slice(1)}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`;
