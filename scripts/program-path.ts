/**
 * Puts on the path what `npm run setup` has fetched, after what the machine has itself. Whoever imports this file can
 * start those programs by name, and so can the processes that it starts.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Outside the checkout: `npm ci` does not remove it, and all checkouts share it. */
export const FETCHED = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'parley-tests');

/** Also where Debian has its programs for administrators, which are not on everybody's path. */
const ADDED = ['/usr/local/sbin', '/usr/sbin', '/sbin', join(FETCHED, 'bin')];

const folders = (): string[] => (process.env.PATH ?? '').split(delimiter);
process.env.PATH = [...folders(), ...ADDED.filter((folder) => !folders().includes(folder))].join(delimiter);

export const onPath = (name: string): string | null =>
  folders()
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path)) ?? null;

/** Why tests that need these programs cannot run here; null when they can. */
export function whyWithout(...names: readonly string[]): string | null {
  const missing = names.filter((name) => onPath(name) === null);
  return missing.length === 0 ? null : `there is no ${missing.join(' and no ')} here; see "npm run setup"`;
}
