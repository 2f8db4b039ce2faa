/**
 * A grow-only set of entries in one order for everyone. Pure: knows nothing of signatures, links or storage.
 */
import { type Heads, MAX_AUTHORS } from '../net/wire.ts';
import { compareEntries, type Entry, isSameEntry, type MemberId } from './entry.ts';

/** Most entries of one author; by seq, so that everyone refuses the same. */
export const MAX_SEQ = 5_000;
/** Entries held back because one before them is missing, for each author. */
const MAX_EARLY = 500;

export type Addition =
  /** In the transcript now, with those that had been waiting for it. */
  | { readonly kind: 'added'; readonly entries: readonly Entry[] }
  | { readonly kind: 'known' }
  /** Held until the missing ones before it come. */
  | { readonly kind: 'early' }
  /** Beyond the bounds of a room. */
  | { readonly kind: 'refused' }
  /** The author signed two different things as the same seq. */
  | { readonly kind: 'forked' };

export class Transcript {
  /** For each author the entries 1 … n: index is seq − 1. */
  readonly #logs = new Map<MemberId, Entry[]>();
  readonly #early = new Map<MemberId, Map<number, Entry>>();
  readonly #order: Entry[] = [];

  /** In the order of the transcript. */
  get entries(): readonly Entry[] {
    return this.#order;
  }

  head(author: MemberId): number {
    return this.#logs.get(author)?.length ?? 0;
  }

  heads(): Heads {
    return Object.fromEntries([...this.#logs].map(([author, log]) => [author, log.length]));
  }

  find(author: MemberId, seq: number): Entry | undefined {
    return this.#logs.get(author)?.[seq - 1];
  }

  /** One author's entries after `seq`. */
  after(author: MemberId, seq: number): readonly Entry[] {
    return this.#logs.get(author)?.slice(seq) ?? [];
  }

  add(entry: Entry): Addition {
    const log = this.#logs.get(entry.author) ?? [];
    if (entry.seq > MAX_SEQ || (log.length === 0 && this.#logs.size >= MAX_AUTHORS))
      return { kind: 'refused' };
    const known = log[entry.seq - 1] ?? this.#early.get(entry.author)?.get(entry.seq);
    if (known) return { kind: isSameEntry(known, entry) ? 'known' : 'forked' };
    if (entry.seq > log.length + 1) return this.#hold(entry);
    this.#logs.set(entry.author, log);
    const added: Entry[] = [];
    for (let next: Entry | undefined = entry; next; next = this.#release(entry.author, log.length + 1)) {
      log.push(next);
      this.#insert(next);
      added.push(next);
    }
    return { kind: 'added', entries: added };
  }

  #hold(entry: Entry): Addition {
    const early = this.#early.get(entry.author) ?? new Map<number, Entry>();
    this.#early.set(entry.author, early);
    if (early.size < MAX_EARLY && this.#early.size <= MAX_AUTHORS) early.set(entry.seq, entry);
    return { kind: 'early' };
  }

  #release(author: MemberId, seq: number): Entry | undefined {
    const early = this.#early.get(author);
    const entry = early?.get(seq);
    early?.delete(seq);
    return entry;
  }

  /** Mostly at the end; a late one is placed by bisection. */
  #insert(entry: Entry): void {
    let low = 0;
    let high = this.#order.length;
    const last = this.#order[high - 1];
    if (last === undefined || compareEntries(last, entry) < 0) low = high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#order[middle];
      if (other !== undefined && compareEntries(other, entry) < 0) low = middle + 1;
      else high = middle;
    }
    this.#order.splice(low, 0, entry);
  }
}
