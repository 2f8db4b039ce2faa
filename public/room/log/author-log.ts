/**
 * The entries 1 … n of one log, within the bounds of a room. The bounds are checked in the order of seq, so that
 * every member refuses the same entries.
 */
import { charactersOf, digestAfter, type Entry } from './entry.ts';

/** Most entries of one log. */
export const MAX_SEQ = 5_000;
/** Most characters (UTF-16 code units) that the texts of one log may have together. */
export const MAX_CHARACTERS = 4_000_000;

export class AuthorLog {
  readonly #entries: Entry[] = [];
  /** For each entry the digest of the log up to it. */
  readonly #digests: string[] = [];
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
    this.#digests.push(digestAfter(this.digest(this.head - 1), entry));
    this.#characters += charactersOf(entry);
  }

  /** Puts another version into the place of one that is there. */
  replace(entry: Entry): void {
    const rest = this.#entries.splice(entry.seq - 1);
    this.#digests.length = this.head;
    for (const { body } of rest) this.#characters -= charactersOf({ body });
    for (const each of [entry, ...rest.slice(1)]) this.push(each);
  }

  /** Of everything up to `seq`; the same for those who have the same. Empty where there is nothing. */
  digest(seq: number): string {
    return this.#digests[seq - 1] ?? '';
  }
}
