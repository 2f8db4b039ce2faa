/** Decrypted copies of files, as browsers can only show what lies open. They stand in a folder of this page, swept after it. */
import { pieceCountOf } from '../shared-file.ts';
import type { Directory, SyncFile } from './directory.ts';
import { free } from './free.ts';
import type { StoredFile } from './stored-file.ts';

export class PlainCopies {
  readonly #folder: () => Promise<Directory>;
  readonly #copies = new Map<string, Promise<Blob | null>>();

  /** `folder` is made when it is first wanted. */
  constructor(folder: () => Promise<Directory>) {
    this.#folder = folder;
  }

  /** Null where not all of the file could be read, or there is no space. */
  async of(file: StoredFile, name: string): Promise<Blob | null> {
    const copy = this.#copies.get(name) ?? this.#make(file, name);
    this.#copies.set(name, copy);
    const blob = await copy;
    if (blob === null) this.#copies.delete(name);
    return blob;
  }

  async remove(name: string): Promise<void> {
    const copy = this.#copies.get(name);
    if (copy === undefined) return;
    this.#copies.delete(name);
    await copy;
    await (await this.#folder()).remove(name).catch(() => undefined); // swept later
  }

  async removeAll(): Promise<void> {
    for (const name of [...this.#copies.keys()]) await this.remove(name);
  }

  async #make(file: StoredFile, name: string): Promise<Blob | null> {
    const folder = await this.#folder();
    let target: SyncFile | null = null;
    try {
      target = await folder.open(name);
      target.truncate(0);
      let at = 0;
      for (let piece = 0; piece < pieceCountOf(file.place.bytes); piece += 1) {
        const bytes = await file.read(piece);
        if (bytes === null || target.write(bytes, at) < bytes.length) throw new Error('not all of it');
        at += bytes.length;
        free(bytes);
      }
      target.flush();
      target.close();
      return await folder.blob(name);
    } catch {
      target?.close();
      await folder.remove(name);
      return null;
    }
  }
}
