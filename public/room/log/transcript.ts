/** A grow-only set of entries, in one order for everyone. Pure: does not know signatures, links or storage. */

import { AuthorLog, MAX_SEQ } from './author-log.ts';
import {
  authorOf,
  type Body,
  charactersOf,
  compareVersions,
  type Entry,
  type LogId,
  logIdOf,
  type MemberId,
} from './entry.ts';
import { EntryOrder } from './entry-order.ts';
import { entriesOf, type Heads, MAX_LOGS } from './heads.ts';

/** Most characters in the whole transcript: a guard for the memory of the page against members made by the hundred. */
const MAX_TOTAL_CHARACTERS = 64_000_000;
/** Most logs of one author: they begin one for each time they lost what they wrote. */
export const MAX_LOGS_OF_AUTHOR = 50;
/** Entries held back because one before them is missing, for each log. */
const MAX_EARLY = 500;

export type Addition =
  /** In the transcript now, with those that had been waiting for it. */
  | { readonly kind: 'added'; readonly entries: readonly Entry[] }
  | { readonly kind: 'known' }
  /** Held until the missing ones before it come. */
  | { readonly kind: 'early' }
  /** Beyond the bounds of a room. */
  | { readonly kind: 'refused' }
  /** The author signed two different things under one number, and the one that is there stays. */
  | { readonly kind: 'forked' }
  /** The same, and this one took the place of the one that was there: everybody keeps the same of the two. */
  | { readonly kind: 'replaced'; readonly entries: readonly Entry[] };

export class Transcript {
  readonly #logs = new Map<LogId, AuthorLog>();
  /** In the order of their names: so the last one is the latest. */
  readonly #logsOf = new Map<MemberId, readonly LogId[]>();
  readonly #early = new Map<LogId, Map<number, Entry>>();
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

  /** The logs of an author, in the order they began. */
  logsOf(author: MemberId): readonly LogId[] {
    return this.#logsOf.get(author) ?? [];
  }

  /** Whether it is the latest of its author, which they tell everybody themselves. */
  isLatest(log: LogId): boolean {
    return this.logsOf(authorOf(log)).at(-1) === log;
  }

  head(log: LogId): number {
    return this.#logs.get(log)?.head ?? 0;
  }

  /** Whether entries of the log are held back because one before them is missing. */
  hasEarly(log: LogId): boolean {
    return (this.#early.get(log)?.size ?? 0) > 0;
  }

  heads(): Heads {
    return Object.fromEntries([...this.#logs].map(([id, log]) => [id, log.head]));
  }

  find(log: LogId, seq: number): Entry | undefined {
    return this.#logs.get(log)?.find(seq);
  }

  /** Of a log up to `seq`: two who hold the same have the same digest. Empty where there is nothing. */
  digest(log: LogId, seq: number): string {
    return this.#logs.get(log)?.digest(seq) ?? '';
  }

  /** The entries of one log after `seq`. */
  after(log: LogId, seq: number): readonly Entry[] {
    return this.#logs.get(log)?.after(seq) ?? [];
  }

  /**
   * What somebody with these heads lacks, of the logs they name, in the order of the transcript: so what an entry
   * stands after mostly comes before it. Lazy: one frame takes the first few.
   */
  *since(heads: Heads): Generator<Entry> {
    const next = entriesOf(heads).map(([id, seq]) => ({ log: this.#logs.get(id), seq: seq + 1 }));
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

  /** Whether the log may get an entry with this body. */
  takes(id: LogId, body: Body): boolean {
    const log = this.#logs.get(id);
    if (this.#characters + charactersOf({ body }) > MAX_TOTAL_CHARACTERS) return false;
    if (log) return log.takes({ body });
    return this.#logs.size < MAX_LOGS && this.logsOf(authorOf(id)).length < MAX_LOGS_OF_AUTHOR;
  }

  add(entry: Entry): Addition {
    const { seq } = entry;
    const id = logIdOf(entry);
    const known = this.find(id, seq) ?? this.#early.get(id)?.get(seq);
    if (known) return this.#choose(known, entry);
    if (seq > MAX_SEQ) return { kind: 'refused' };
    const log = this.#logs.get(id) ?? new AuthorLog();
    if (seq > log.head + 1) return this.#hold(entry);
    const added: Entry[] = [];
    for (let next: Entry | undefined = entry; next; next = this.#release(id, log.head + 1)) {
      if (!this.takes(id, next.body)) break;
      this.#keep(id, log);
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
    const { seq } = entry;
    const id = logIdOf(entry);
    const log = this.#logs.get(id);
    if (!log || seq > log.head) {
      this.#early.get(id)?.set(seq, entry);
      return { kind: 'forked' };
    }
    this.#characters += charactersOf(entry) - charactersOf(known);
    log.replace(entry);
    this.#order.rebuild();
    return { kind: 'replaced', entries: [entry] };
  }

  #hold(entry: Entry): Addition {
    const id = logIdOf(entry);
    const early = this.#early.get(id) ?? new Map<number, Entry>();
    this.#early.set(id, early);
    if (early.size < MAX_EARLY && this.#early.size <= MAX_LOGS) early.set(entry.seq, entry);
    return { kind: 'early' };
  }

  #keep(id: LogId, log: AuthorLog): void {
    if (this.#logs.has(id)) return;
    this.#logs.set(id, log);
    const author = authorOf(id);
    this.#logsOf.set(author, [...this.logsOf(author), id].sort());
  }

  #release(id: LogId, seq: number): Entry | undefined {
    const early = this.#early.get(id);
    const entry = early?.get(seq);
    early?.delete(seq);
    return entry;
  }
}
