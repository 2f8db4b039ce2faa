/**
 * `npm run assemble -- FOLDER`: what `npm pack` would publish, and the dependencies it needs to run, locked as they are
 * here. The image that the Dockerfile makes holds that folder. Needs a build.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** What a package does not carry along. */
const LOCK = ['package-lock.json', '.npmrc'];

const [wanted] = process.argv.slice(2);
if (wanted === undefined) giveUp('name the folder: npm run assemble -- FOLDER');
const folder = resolve(process.env.INIT_CWD ?? '.', wanted);
if (existsSync(folder) && readdirSync(folder).length > 0) giveUp(`${folder} is not empty`);
if (!existsSync(join(ROOT, 'dist/public/index.html'))) giveUp('run "npm run build" first');

mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'parley-pack-'));
try {
  // The build is there already.
  run(ROOT, 'npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', scratch]);
  const [tarball = ''] = readdirSync(scratch);
  // Also what the package bundles comes locked, below.
  const unpack = ['--strip-components=1', '--exclude=package/node_modules', '-C', folder];
  run(scratch, 'tar', ['-xzf', tarball, ...unpack]);
} finally {
  rmSync(scratch, { recursive: true });
}
for (const file of LOCK) copyFileSync(join(ROOT, file), join(folder, file));
// Optional is only what a dependency's types are for, and that is a compiler.
run(folder, 'npm', ['ci', '--omit=dev', '--omit=optional', '--ignore-scripts', '--prefer-offline']);

function run(cwd: string, command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, {
    cwd,
    // npm tells on its standard output what nobody here asked.
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) giveUp(`"${[command, ...args].join(' ')}" did not succeed`);
}

function giveUp(problem: string): never {
  console.error(`Nothing was assembled: ${problem}.`);
  process.exit(1);
}
