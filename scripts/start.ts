/** `npm start`: builds when the build is missing or older than the sources, then runs the production server. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SERVER = join(ROOT, 'dist/server/main.js');
// Vite writes the page last and always, so its age is the age of the build.
const BUILT_LAST = join(ROOT, 'dist/public/index.html');
const SOURCES = [
  'src',
  'public',
  'build',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'vite.config.ts',
  'vite.verify.config.ts',
  'vite.room.config.ts',
];

process.chdir(ROOT);
if (!isBuildFresh()) build();
runServer(process.argv.slice(2));

function isBuildFresh(): boolean {
  if (!existsSync(SERVER) || !existsSync(BUILT_LAST)) return false;
  const builtAt = statSync(BUILT_LAST).mtimeMs;
  return SOURCES.every((path) => newestChange(path) <= builtAt);
}

function newestChange(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  // The directory's own time tells of files that were removed.
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function build(): void {
  console.log('Building…');
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`${stdout}${stderr}\nThe build failed.`);
  process.exit(1);
}

/** In this terminal, as if it had been started by itself: signals go down, the exit code comes up. */
function runServer(args: readonly string[]): void {
  const server = spawn(process.execPath, [SERVER, ...args], { stdio: 'inherit' });
  process.on('SIGINT', (signal) => server.kill(signal));
  process.on('SIGTERM', (signal) => server.kill(signal));
  server.on('exit', (code) => process.exit(code ?? 1));
}
