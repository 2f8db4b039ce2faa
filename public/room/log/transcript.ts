/** A grow-only set of entries, in one order for everyone. Pure: does not know signatures, links or storage. */

import { AuthorLog, MAX_SEQ } from './author-log.ts';
import {
  type Body,
  charactersOf,
  compareEntries,
  compareVersions,
  type Entry,
  type MemberId,
} from './entry.ts';
import { type Heads, MAX_AUTHORS } from './heads.ts';

/** Most characters in the whole transcript: a guard for the memory of the page against members made by the hundred. */
const MAX_TOTAL_CHARACTERS = 64_000_000;
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
  /** The author signed two different things as the same seq, and the one that is there stays. */
  | { readonly kind: 'forked' }
  /** The same, and this one took the place of the one that was there: everybody keeps the same of the two. */
  | { readonly kind: 'replaced'; readonly entries: readonly Entry[] };

export class Transcript {
  readonly #logs = new Map<MemberId, AuthorLog>();
  readonly #early = new Map<MemberId, Map<number, Entry>>();
  readonly #order: Entry[] = [];
  #characters = 0;

  /** In the order of the transcript. */
  get entries(): readonly Entry[] {
    return this.#order;
  }

  head(author: MemberId): number {
    return this.#logs.get(author)?.head ?? 0;
  }

  heads(): Heads {
    return Object.fromEntries([...this.#logs].map(([author, log]) => [author, log.head]));
  }

  find(author: MemberId, seq: number): Entry | undefined {
    return this.#logs.get(author)?.find(seq);
  }

  /** Of an author's entries up to `seq`: two who hold the same have the same digest. Empty where there are none. */
  digest(author: MemberId, seq: number): string {
    return this.#logs.get(author)?.digest(seq) ?? '';
  }

  /** One author's entries after `seq`. */
  after(author: MemberId, seq: number): readonly Entry[] {
    return this.#logs.get(author)?.after(seq) ?? [];
  }

  /** Whether the author may add an entry with this body. */
  takes(author: MemberId, body: Body): boolean {
    const log = this.#logs.get(author);
    if (this.#characters + charactersOf({ body }) > MAX_TOTAL_CHARACTERS) return false;
    return log ? log.takes({ body }) : this.#logs.size < MAX_AUTHORS;
  }

  add(entry: Entry): Addition {
    const { author, seq } = entry;
    const known = this.find(author, seq) ?? this.#early.get(author)?.get(seq);
    if (known) return this.#choose(known, entry);
    if (seq > MAX_SEQ) return { kind: 'refused' };
    const log = this.#logs.get(author) ?? new AuthorLog();
    if (seq > log.head + 1) return this.#hold(entry);
    const added: Entry[] = [];
    for (let next: Entry | undefined = entry; next; next = this.#release(author, log.head + 1)) {
      if (!this.takes(author, next.body)) break;
      this.#logs.set(author, log);
      this.#characters += charactersOf(next);
      log.push(next);
      this.#insert(next);
      added.push(next);
    }
    return added.length > 0 ? { kind: 'added', entries: added } : { kind: 'refused' };
  }

  /** Two versions of one entry met. */
  #choose(known: Entry, entry: Entry): Addition {
    const preference = compareVersions(known, entry);
    if (preference <= 0) return { kind: preference === 0 ? 'known' : 'forked' };
    const { author, seq } = entry;
    const log = this.#logs.get(author);
    if (!log || seq > log.head) {
      this.#early.get(author)?.set(seq, entry);
      return { kind: 'forked' };
    }
    this.#order.splice(this.#placeOf(known), 1);
    this.#characters += charactersOf(entry) - charactersOf(known);
    log.replace(entry);
    this.#insert(entry);
    return { kind: 'replaced', entries: [entry] };
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

  #insert(entry: Entry): void {
    this.#order.splice(this.#placeOf(entry), 0, entry);
  }

  /** Where it stands or belongs: mostly at the end, else found by bisection. */
  #placeOf(entry: Entry): number {
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
    return low;
  }
}
