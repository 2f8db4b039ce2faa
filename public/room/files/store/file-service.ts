/** Answers what pages ask of the worker: one folder, its files by number. Runs over any disk. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Directory } from './directory.ts';
import { FileFolder } from './file-folder.ts';
import type { StoredFile } from './stored-file.ts';
import type { FilesWorkerCalls } from './worker-calls.ts';

export interface FileServiceOptions {
  /** Where the folders of rooms are. */
  readonly rooms: () => Promise<Directory>;
  /** For decrypted copies. */
  readonly plain: () => Promise<Directory>;
  readonly soon: () => Promise<void>;
}

export function fileService(o: FileServiceOptions): FilesWorkerCalls {
  const files = new Map<number, StoredFile>();
  let folder: Promise<FileFolder> | null = null;
  let count = 0;
  const used = async (): Promise<FileFolder> => {
    if (folder === null) throw new Error('no folder is in use');
    return folder;
  };

  return {
    async use(choice) {
      folder = o.rooms().then((rooms) => new FileFolder({ ...o, ...choice, rooms }));
      await folder;
      return null;
    },
    async open(place) {
      const opened = await (await used()).open(place);
      if (typeof opened === 'string') return opened;
      count += 1;
      files.set(count, opened);
      return { file: count, have: opened.have, seals: await opened.seals() };
    },
    write: async (file, piece, bytes) => files.get(file)?.write(piece, bytes) ?? 'lost',
    async read(file, piece) {
      const found = files.get(file);
      const bytes = (await found?.read(piece)) ?? null;
      return { bytes, isThere: bytes !== null || found?.has(piece) === true };
    },
    drop: async (file, piece) => files.get(file)?.drop(piece) ?? 'lost',
    saveSeal: async (file, seal) => files.get(file)?.saveSeal(seal) ?? 'lost',
    async blob(file, type) {
      const found = files.get(file);
      return found === undefined ? null : (await used()).blob(found, type);
    },
    async closeFile(file) {
      const found = files.get(file);
      files.delete(file);
      // Opened twice, it is closed with the second.
      if (found !== undefined && ![...files.values()].includes(found)) await (await used()).closeFile(found);
      return null;
    },
    list: async () => (await used()).list(),
    async remove(id) {
      await (await used()).remove(id);
      return null;
    },
    async keep(isKept) {
      await (await used()).keep(isKept);
      return null;
    },
    async touch() {
      await (await used()).touch();
      return null;
    },
    bytes: async () => (await used()).bytes(),
    hash: async (bytes) => sha256(bytes),
    async close() {
      await (await folder)?.close();
      return null;
    },
  };
}
