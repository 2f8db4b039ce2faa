/**
 * Gets programs from the distribution's packages without installing them: packages are downloaded and unpacked into a
 * folder of the tests' own. Nothing of the machine is changed: no library is upgraded, no service started, and it needs
 * no administrator.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FETCHED } from './program-path.ts';
import type { Program } from './programs.ts';

const APT = join(FETCHED, 'apt');
const UNPACKED = join(FETCHED, 'root');
const LIMIT_MS = 600_000;

export const hasApt = (): boolean =>
  ['apt-get', 'apt-cache', 'dpkg'].every((name) => spawnSync(name, ['--version']).error === undefined);

/** Whether the machine's own lists have it: asks nobody. */
export const isInLists = (name: string): boolean => spawnSync('apt-cache', ['show', name]).status === 0;

/** apt with lists and a cache of its own, so that it neither waits for the machine's nor changes it. */
function apt(command: string, args: readonly string[], stdio: 'inherit' | 'ignore'): boolean {
  const env = { ...process.env, APT_CONFIG: join(APT, 'apt.conf'), DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { env, stdio, timeout: LIMIT_MS }).status === 0;
}

function prepareApt(): void {
  for (const folder of ['lists/partial', 'archives/partial'])
    mkdirSync(join(APT, folder), { recursive: true });
  writeFileSync(
    join(APT, 'apt.conf'),
    [
      `Dir::State::Lists "${join(APT, 'lists')}";`,
      `Dir::Cache "${APT}";`,
      `Dir::Cache::Archives "${join(APT, 'archives')}";`,
      // Its unprivileged user may have no way into our folder.
      'APT::Sandbox::User "root";',
      // Nothing is installed, so nobody has to be kept out.
      'Debug::NoLocking "true";',
      '',
    ].join('\n'),
  );
}

/** Downloads and unpacks what has these programs, with the libraries that the machine does not have. */
export function fetchFromDebian(programs: readonly Program[]): void {
  prepareApt();
  console.log('Reading which packages there are.');
  if (!apt('apt-get', ['-qq', 'update'], 'inherit')) return console.log('  That did not succeed.');
  const isKnown = (name: string): boolean => apt('apt-cache', ['show', '--no-all-versions', name], 'ignore');
  const known = programs.flatMap((program) => program.packages.find(isKnown) ?? []);
  const packages = [...new Set(known)];
  if (packages.length > 0) {
    console.log(`Unpacking into ${FETCHED}, with the libraries they need: ${packages.join(' ')}`);
    const options = ['-qq', '-y', '--download-only', '--no-install-recommends', '--no-upgrade'];
    if (!apt('apt-get', [...options, 'install', ...packages], 'inherit'))
      console.log('  That did not succeed.');
    unpack();
    for (const program of programs) offer(program);
  }
  rmSync(APT, { recursive: true });
}

function unpack(): void {
  mkdirSync(UNPACKED, { recursive: true });
  const archives = join(APT, 'archives');
  for (const file of readdirSync(archives))
    if (file.endsWith('.deb'))
      spawnSync('dpkg', ['-x', join(archives, file), UNPACKED], { stdio: 'inherit' });
}

/** A command under the program's name that starts it with its own libraries, if it runs here. */
function offer({ name, file = name, packages, versionFlag }: Program): void {
  const names = [file, ...packages];
  const folders = ['usr/sbin', 'usr/bin', 'sbin', 'bin', 'usr/lib/chromium', 'usr/lib/firefox-esr'];
  // Debian's own commands for browsers look for them where they would have been installed.
  const found = [...folders].reverse().flatMap((folder) => names.map((each) => join(UNPACKED, folder, each)));
  const path = found.find((each) => existsSync(each));
  if (path === undefined) return;
  const command = join(FETCHED, 'bin', name);
  mkdirSync(join(FETCHED, 'bin'), { recursive: true });
  writeFileSync(
    command,
    [
      '#!/bin/sh',
      `export LD_LIBRARY_PATH='${libraryFolders().join(':')}'`,
      `export XTABLES_LIBDIR='${libraryFolders()[0]}/xtables'`,
      `exec '${path}' "$@"`,
      '',
    ].join('\n'),
    { mode: 0o755 },
  );
  if (spawnSync(command, [versionFlag], { timeout: LIMIT_MS }).status === 0) return;
  console.log(`  ${path} does not run here.`);
  rmSync(command);
}

/** Where the architecture's libraries are; those of PulseAudio find each other by an absolute path only. */
function libraryFolders(): string[] {
  const base = join(UNPACKED, 'usr/lib');
  const triplet = readdirSync(base).find((name) => name.endsWith('-linux-gnu')) ?? '';
  return [join(base, triplet), join(base, triplet, 'pulseaudio')];
}
