/** The list of a version's files by their SHA-256, as the server tells it (src/server/http/page-hashes.ts). */
import * as v from 'valibot';
import { type Version, WORKER_FILE } from './messages.ts';

export interface HashList extends Version {
  /** By path. */
  readonly files: Readonly<Record<string, string>>;
}

const hash = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));
/** Within the page's folder. */
const path = v.pipe(v.string(), v.regex(/^(?!.*\.\.)[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/));
const hashList = v.object({
  version: v.pipe(v.string(), v.regex(/^[\w.+-]{1,64}$/)),
  hash,
  files: v.record(path, hash),
});

export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Null for what is no such list, has no page in it, or is not what its own hash says. */
export async function readHashList(json: unknown): Promise<HashList | null> {
  const read = v.safeParse(hashList, json);
  if (!read.success || !('index.html' in read.output.files)) return null;
  const { version: name, hash, files } = read.output;
  const lines = Object.keys(files)
    .sort()
    .map((path) => `${files[path]}  ${path}\n`);
  return (await sha256(new TextEncoder().encode(lines.join('')))) === hash ? { name, hash, files } : null;
}

const UNNEEDED = /^screenshots\/|\.map$/;

/** What a page needs, the page itself last. The browser keeps the worker; only installers look at screenshots. */
export const keptPaths = ({ files }: HashList): string[] =>
  Object.keys(files)
    .filter((path) => path !== WORKER_FILE && !UNNEEDED.test(path))
    .sort((a, b) => Number(a === 'index.html') - Number(b === 'index.html'));
