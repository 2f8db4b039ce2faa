/**
 * `npm run reproducible`: builds twice, in folders of different names and depths, and compares every byte, also with the
 * build that is here. Who compares hashes has to get the same from the same sources.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { PageHashes } from '../src/server/http/page-hashes.ts';

const ROOT = join(import.meta.dirname, '..');
/** What the Dockerfile's build is given; so this shows that it suffices. */
const SOURCES = [...readFileSync(join(ROOT, '.dockerignore'), 'utf8').matchAll(/^!(.+)$/gm)].map(
  ([, path = '']) => path,
);
const isForTests = (path: string): boolean => /\.test\.ts$|[\\/]testing$/.test(path);
/** What the compiler notes for itself; nobody gets it. */
const NOTES = /\.tsbuildinfo$/;

const scratch = mkdtempSync(join(tmpdir(), 'parley-twice-'));
try {
  const [one, other] = ['a', 'another/folder, deeper'].map(buildIn) as [string, string];
  const files = [...new Set([...filesOf(one), ...filesOf(other)])].sort();
  const different = files.filter((path) => !isSame(join(one, path), join(other, path)));
  for (const path of different) console.error(`differs: ${path}`);
  const hashes = [one, other, join(ROOT, 'dist')].map(hashOf);
  console.log(`${files.length} files, ${hashes.join(', ')}`);
  if (different.length > 0 || new Set(hashes).size > 1) throw new Error('the builds are not the same');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Answers where the build is. */
function buildIn(name: string): string {
  const folder = join(scratch, name);
  const filter = (path: string) => !isForTests(path);
  for (const source of SOURCES) cpSync(join(ROOT, source), join(folder, source), { recursive: true, filter });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`the build in ${name} failed`);
  return join(folder, 'dist');
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOTES.test(entry.name))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
}

function isSame(one: string, other: string): boolean {
  try {
    return readFileSync(one).equals(readFileSync(other));
  } catch {
    return false; // one of them is not there
  }
}

function hashOf(dist: string): string {
  return (JSON.parse(readFileSync(join(dist, 'hashes.json'), 'utf8')) as PageHashes).hash;
}
