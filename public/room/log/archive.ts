/**
 * Keeps the entries of one conversation in this tab's storage, so that a reload loses nothing and closing the tab
 * forgets everything. Full or forbidden storage is reported, never thrown.
 */

import { readKept, type Store } from '../keep/storage.ts';
import type { Entry } from './entry.ts';
import { entrySchema } from './entry-schema.ts';

/** Entries are written in pieces of about this many characters, so that a new one rewrites little. */
const PIECE_LENGTH = 16_384;

export class Archive {
  readonly #store: Store;
  readonly #prefix: string;
  #pieces = 0;
  #last = '';
  #isKeeping = true;

  constructor(store: Store, id: string) {
    this.#store = store;
    this.#prefix = `parley.log.${id}.`;
  }

  /** False once something could not be kept: what came since lives in memory only. */
  get isKeeping(): boolean {
    return this.#isKeeping;
  }

  /** What was kept, in the order it was added. Damaged entries are passed over: the members have them. */
  load(): Entry[] {
    const entries: Entry[] = [];
    for (
      let piece = this.#store.get(this.#key(0));
      piece !== null;
      piece = this.#store.get(this.#key(this.#pieces))
    ) {
      entries.push(...piece.split('\n').flatMap((line) => readKept(entrySchema, line) ?? []));
      this.#last = piece;
      this.#pieces += 1;
    }
    return entries;
  }

  /** Whether it is kept. */
  add(entry: Entry): boolean {
    if (!this.#isKeeping) return false;
    const line = JSON.stringify(entry);
    const isNew = this.#pieces === 0 || this.#last.length > PIECE_LENGTH;
    const piece = isNew ? line : `${this.#last}\n${line}`;
    this.#isKeeping = this.#store.set(this.#key(isNew ? this.#pieces : this.#pieces - 1), piece);
    if (!this.#isKeeping) return false;
    if (isNew) this.#pieces += 1;
    this.#last = piece;
    return true;
  }

  #key(piece: number): string {
    return `${this.#prefix}${piece}`;
  }
}
