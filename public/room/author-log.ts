/** One author's entries 1 … n, within the bounds of a room. By seq and in their order, so that everyone refuses the same. */
import type { Entry } from './entry.ts';

/** Most entries of one author. */
export const MAX_SEQ = 5_000;
/** Most characters (UTF-16 code units) that one author's texts may have together. */
export const MAX_CHARACTERS = 4_000_000;

/** Characters that an entry keeps in memory and in storage. */
export const charactersOf = ({ body }: Pick<Entry, 'body'>): number =>
  'text' in body ? body.text.length : 0;

export class AuthorLog {
  readonly #entries: Entry[] = [];
  #characters = 0;

  /** The highest seq without a gap. */
  get head(): number {
    return this.#entries.length;
  }

  find(seq: number): Entry | undefined {
    return this.#entries[seq - 1];
  }

  after(seq: number): readonly Entry[] {
    return this.#entries.slice(seq);
  }

  /** Whether the next entry may have this body. */
  takes(entry: Pick<Entry, 'body'>): boolean {
    return this.head < MAX_SEQ && this.#characters + charactersOf(entry) <= MAX_CHARACTERS;
  }

  push(entry: Entry): void {
    this.#entries.push(entry);
    this.#characters += charactersOf(entry);
  }
}
