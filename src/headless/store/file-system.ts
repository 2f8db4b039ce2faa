/** The part of `node:fs` that the store needs: tests put disks in its place that are full or fail. */
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { DeviceTrouble } from '../../../public/room/keep/device/disk.ts';

export interface OpenFile {
  /** All of it, at the end. */
  append(text: string): Promise<void>;
  /** What was written outlives a power cut. */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  read(): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface FileSystem {
  /** Makes it where there is none; readable by its owner alone. */
  open(path: string): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  /** Idempotent. */
  remove(path: string): Promise<void>;
  /** Names that were made, changed or removed in the folder outlive a power cut. */
  syncFolder(path: string): Promise<void>;
}

const OWNER_ONLY = 0o600;

const opened = (handle: FileHandle): OpenFile => ({
  append: (text) => handle.appendFile(text),
  sync: () => handle.datasync(),
  truncate: (size) => handle.truncate(size),
  read: () => handle.readFile(),
  close: () => handle.close(),
});

export const nodeFileSystem: FileSystem = {
  open: async (path) => opened(await open(path, 'a+', OWNER_ONLY)),
  rename,
  remove: (path) => rm(path, { force: true }),
  async syncFolder(path) {
    // Windows has no such thing: names are safe there by themselves.
    if (process.platform === 'win32') return;
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  },
};

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export const isDiskFull = (error: unknown): boolean =>
  FULL.has(String((error as NodeJS.ErrnoException | null)?.code));

/** What an error of the disk's is called above. */
export const troubleOf = (error: unknown): DeviceTrouble => (isDiskFull(error) ? 'full' : 'failed');
