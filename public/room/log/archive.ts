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

  /** What was kept, in the order it was added. Damaged entries and pieces are passed over: the members have them. */
  load(): Entry[] {
    const pieces = this.#store.keys().flatMap((key) => this.#pieceOf(key) ?? []);
    return pieces
      .sort((a, b) => a - b)
      .flatMap((piece) => {
        this.#last = this.#store.get(this.#key(piece)) ?? '';
        this.#pieces = piece + 1;
        return this.#last.split('\n').flatMap((line) => readKept(entrySchema, line) ?? []);
      });
  }

  /** All of it anew, where there is space again for what could not be kept. */
  keepAnew(entries: readonly Entry[]): void {
    this.#isKeeping = true;
    for (let piece = 0; piece < this.#pieces; piece += 1) this.#store.remove(this.#key(piece));
    this.#pieces = 0;
    for (const entry of entries) this.add(entry);
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

  #pieceOf(key: string): number | null {
    const number = key.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : '';
    return /^\d{1,9}$/.test(number) ? Number(number) : null;
  }
}
