/** A grow-only set of entries, in one order for everyone. Pure: does not know signatures, links or storage. */

import { AuthorLog, MAX_SEQ } from './author-log.ts';
import { type Body, charactersOf, compareVersions, type Entry, type MemberId } from './entry.ts';
import { EntryOrder } from './entry-order.ts';
import { entriesOf, type Heads, MAX_AUTHORS } from './heads.ts';

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
  readonly #order = new EntryOrder(this.#logs);
  #characters = 0;

  /** In the order that is the same for everyone who holds the same. */
  get entries(): readonly Entry[] {
    return this.#order.entries;
  }

  /** Where entries stand, and what a new one stands after. */
  get order(): Pick<EntryOrder, 'compare' | 'placeOf' | 'placeAt' | 'before' | 'seenBy'> {
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

  /**
   * What somebody with these heads lacks, of the authors they name, in the order of the transcript: so what an entry
   * stands after mostly comes before it. Lazy: one frame takes the first few.
   */
  *since(heads: Heads): Generator<Entry> {
    const next = entriesOf(heads).map(([author, seq]) => ({ log: this.#logs.get(author), seq: seq + 1 }));
    for (;;) {
      let first: Entry | undefined;
      let from: { seq: number } | undefined;
      for (const cursor of next) {
        const entry = cursor.log?.find(cursor.seq);
        if (!entry || (first && this.#order.compare(first, entry) < 0)) continue;
        [first, from] = [entry, cursor];
      }
      if (!first || !from) return;
      from.seq += 1;
      yield first;
    }
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
      this.#order.add(next);
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
    this.#characters += charactersOf(entry) - charactersOf(known);
    log.replace(entry);
    this.#order.rebuild();
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
}
