/**
 * What is served as the page, by its SHA-256: for browsers that keep a copy of it (`public/worker`), and for people who
 * compare. Computed from the files themselves; the build writes the same list into `dist/hashes.json`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface PageHashes {
  /** As the page names itself; empty where it does not. */
  readonly version: string;
  /** Of all files: the SHA-256 of the lines that `sha256sum` prints for them, sorted by path. */
  readonly hash: string;
  /** By path. */
  readonly files: Readonly<Record<string, string>>;
}

type Bytes = string | Uint8Array;

const PAGE = 'index.html';
/** Where the page names its version. */
export const VERSION_TAG = /(<meta name="version" content=")([^"]*)/;
const UNPACK: Readonly<Record<string, (packed: Buffer) => Buffer>> = {
  '.gz': gunzipSync,
  '.br': brotliDecompressSync,
};

export const sha256 = (bytes: Bytes): string => createHash('sha256').update(bytes).digest('hex');

/** Of files, by path. */
export function hashOfAll(files: Readonly<Record<string, string>>): string {
  const lines = Object.keys(files).map((path) => `${files[path]}  ${path}\n`);
  // Paths sort as bytes do; the hashes before them must not count.
  return sha256(lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(''));
}

/** Of a directory that Vite built. Throws where a compressed file is not the one that it stands for. */
export function hashPage(directory: string): PageHashes {
  const read = (path: string) => readFileSync(join(directory, path));
  const files: Record<string, string> = {};
  for (const path of servedFiles(directory)) {
    files[path] = sha256(read(path));
    for (const [ending, unpack] of Object.entries(UNPACK)) {
      const packed = path + ending;
      if (existsSync(join(directory, packed)) && sha256(unpack(read(packed))) !== files[path])
        throw new Error(`${packed} is not ${path}`);
    }
  }
  const [, , version = ''] = VERSION_TAG.exec(read(PAGE).toString()) ?? [];
  return { version, hash: hashOfAll(files), files };
}

/** Sorted. What begins with a dot is not served. */
function servedFiles(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name).slice(join(directory, sep).length).replaceAll(sep, '/'),
    )
    .filter((path) => !/(^|\/)\./.test(path));
  const all = new Set(paths);
  return paths.filter((path) => !(path.slice(-3) in UNPACK && all.has(path.slice(0, -3)))).sort();
}
