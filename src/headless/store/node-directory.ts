/** A folder of this machine's disk, where pieces of files are kept. */
import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openAsBlob,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Directory, StoredBlob, SyncFile } from '../../../public/room/files/store/directory.ts';
import { isDiskFull } from './file-system.ts';

const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const;

export class NodeDirectory implements Directory {
  readonly #path: string;
  readonly #open: Set<string>;

  /** `open`: the paths of the files that are open now, of all folders together. */
  constructor(path: string, open = new Set<string>()) {
    this.#path = path;
    this.#open = open;
  }

  async names(): Promise<readonly string[]> {
    return unlessMissing(() => readdir(this.#path), []);
  }

  async folder(name: string, create: boolean): Promise<NodeDirectory | null> {
    const path = join(this.#path, name);
    if (create) await mkdir(path, { recursive: true, mode: OWNER_ONLY.folder });
    else if (!(await unlessMissing(async () => (await stat(path)).isDirectory(), false))) return null;
    return new NodeDirectory(path, this.#open);
  }

  async blob(name: string): Promise<StoredBlob | null> {
    const path = join(this.#path, name);
    return unlessMissing(async () => {
      const { mtimeMs } = await stat(path);
      return Object.assign(await openAsBlob(path), { lastModified: mtimeMs });
    }, null);
  }

  async open(name: string): Promise<SyncFile> {
    const path = join(this.#path, name);
    if (this.#open.has(path)) throw new DOMException('open elsewhere', 'NoModificationAllowedError');
    const fd = openSync(path, constants.O_RDWR | constants.O_CREAT, OWNER_ONLY.file);
    this.#open.add(path);
    return openedFile(fd, () => this.#open.delete(path));
  }

  async remove(name: string): Promise<void> {
    const path = join(this.#path, name);
    if ([...this.#open].some((each) => each === path || each.startsWith(join(path, '/'))))
      throw new DOMException('open', 'NoModificationAllowedError');
    await rm(path, { recursive: true, force: true });
  }
}

function openedFile(fd: number, closed: () => void): SyncFile {
  let isOpen = true;
  return {
    size: () => fstatSync(fd).size,
    read: (into, at) => readSync(fd, into, 0, into.length, at),
    write: (bytes, at) => unlessFull(() => writeSync(fd, bytes, 0, bytes.length, at)),
    truncate: (size) => unlessFull(() => ftruncateSync(fd, size)),
    flush: () => unlessFull(() => fdatasyncSync(fd)),
    close() {
      if (!isOpen) return;
      isOpen = false;
      closeSync(fd);
      closed();
    },
  };
}

/** By the name that browsers have for it. */
function unlessFull<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (isDiskFull(error)) throw new DOMException('full', 'QuotaExceededError');
    throw error;
  }
}

async function unlessMissing<Result>(action: () => Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return otherwise;
    throw error;
  }
}

/** What all files of a folder take, about. */
export async function folderBytes(path: string): Promise<number> {
  const entries = await unlessMissing(() => readdir(path, { recursive: true, withFileTypes: true }), []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) => unlessMissing(async () => (await stat(join(entry.parentPath, entry.name))).size, 0));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
