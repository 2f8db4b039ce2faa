/**
 * `npm run bench` measures every table of RESULTS.md and writes it there; `npm run bench -- relay idle` those alone.
 * The peers are installed here, apart from the product; `processes` prints what docs/scaling.md tells. Nothing else
 * should run on the machine meanwhile. `ROUNDS=1` is quicker and rougher. `files` stands for all tables of files.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const HERE = import.meta.dirname;
const TABLES = readdirSync(join(HERE, 'tables')).map((file) => file.replace(/\.ts$/, ''));

const asked = process.argv
  .slice(2)
  .flatMap((name) => [name, ...TABLES.filter((table) => table.startsWith(`${name}-`))]);
const unknown = asked.filter((table) => !TABLES.includes(table));
if (unknown.length > 0) {
  console.error(`There is no table ${unknown.join(', ')}. There are: ${TABLES.join(', ')}`);
  process.exit(2);
}

function run(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { cwd: HERE, stdio: 'inherit' }).status === 0;
}

if (!run('npm', 'ci', '--silent') || !run('npx', 'tsc', '-p', '.')) process.exit(1);
const failed = (asked.length > 0 ? asked : TABLES).filter(
  (table) => !run('npx', 'tsx', `tables/${table}.ts`),
);
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
