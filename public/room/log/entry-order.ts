/**
 * The order of the entries that a member holds: the same for everyone who holds the same ones. An entry stands after
 * all that its author had seen when writing it, whatever any clock says; where neither of two authors had seen the
 * other's entry, the claimed time decides. Nothing is refused or held back for its time. Pure.
 *
 * What an entry builds on is named by digest, and the digest of a log covers what its entries name. So no author can
 * make two entries stand after each other, nor stand far from what they had seen without naming it.
 */
import { type Entry, type LogId, logIdOf } from './entry.ts';
import { MAX_SEEN } from './entry-schema.ts';

/** A log as far as the order needs it. */
export interface OrderedLog {
  readonly head: number;
  find(seq: number): Entry | undefined;
  /** Of the log up to that entry. */
  digest(seq: number): string;
}

export class EntryOrder {
  readonly #logs: ReadonlyMap<LogId, OrderedLog>;
  #sorted: Entry[] = [];
  readonly #places = new Map<Entry, number>();
  readonly #byDigest = new Map<string, Entry>();
  /** Digests that entries name and that are not here. */
  readonly #missing = new Set<string>();
  /** For logs that were asked for: up to which entries of other logs theirs named, and how many were read. */
  readonly #named = new Map<LogId, { read: number; readonly heads: Map<LogId, number> }>();
  #isStale = false;

  constructor(logs: ReadonlyMap<LogId, OrderedLog>) {
    this.#logs = logs;
  }

  get entries(): readonly Entry[] {
    this.#refresh();
    return this.#sorted;
  }

  /** On a scale of Unix milliseconds. Above that of everything its author had seen, as far as that is here. */
  placeOf(entry: Entry): number {
    this.#refresh();
    return this.#places.get(entry) ?? entry.at;
  }

  /** After all entries that are here, and not before `now`. */
  placeAt(now: number): number {
    const last = this.entries.at(-1);
    return last === undefined ? now : Math.max(now, this.placeOf(last));
  }

  compare(a: Entry, b: Entry): number {
    return compareAt(this.placeOf(a), a, this.placeOf(b), b);
  }

  /** What it stands after: the entry before it in its log, and what its author had seen. */
  before(entry: Entry): readonly Entry[] {
    const own = this.#logs.get(logIdOf(entry))?.find(entry.seq - 1);
    const named = this.#namedIn(entry);
    return own ? [own, ...named] : named;
  }

  /** The newest entry of a log. */
  add(entry: Entry): void {
    const digest = this.#index(entry);
    // Something here builds on it, and so may belong further down, with all that builds on that.
    if (this.#missing.delete(digest)) this.#isStale = true;
    if (this.#isStale) return;
    this.#places.set(entry, this.#place(entry));
    this.#insert(entry);
  }

  /** Other versions took the place of entries. */
  rebuild(): void {
    this.#byDigest.clear();
    this.#missing.clear();
    this.#named.clear();
    for (const log of this.#logs.values()) for (const entry of allOf(log)) this.#index(entry);
    for (const digest of this.#missing) if (this.#byDigest.has(digest)) this.#missing.delete(digest);
    this.#isStale = true;
  }

  /**
   * What a new entry of a log names: the last entries of all other logs that grew since the last one of this. All, as
   * the author of one of them may turn out to have said something else to others, and then what leads over it is lost.
   * Where they are too many, those that stand last.
   */
  seenBy(own: LogId): string[] {
    const named = this.#namedBy(own);
    const heads = [...this.#logs].flatMap(([other, log]) => {
      const head = log.find(log.head);
      return other === own || !head || (named.get(other) ?? 0) >= log.head ? [] : [head];
    });
    return heads
      .sort((a, b) => this.compare(b, a))
      .slice(0, MAX_SEEN)
      .map((entry) => this.#logs.get(logIdOf(entry))?.digest(entry.seq) ?? '');
  }

  #index(entry: Entry): string {
    const { seq, seen } = entry;
    const digest = this.#logs.get(logIdOf(entry))?.digest(seq) ?? '';
    this.#byDigest.set(digest, entry);
    for (const named of seen) if (!this.#byDigest.has(named)) this.#missing.add(named);
    return digest;
  }

  #namedBy(id: LogId): ReadonlyMap<LogId, number> {
    const named = this.#named.get(id) ?? { read: 0, heads: new Map<LogId, number>() };
    this.#named.set(id, named);
    const log = this.#logs.get(id);
    for (let own = log?.find(named.read + 1); own; own = log?.find(named.read + 1)) {
      named.read += 1;
      for (const other of this.#namedIn(own)) {
        const theirs = logIdOf(other);
        named.heads.set(theirs, Math.max(other.seq, named.heads.get(theirs) ?? 0));
      }
    }
    return named.heads;
  }

  #namedIn({ seen }: Entry): Entry[] {
    return seen.flatMap((digest) => this.#byDigest.get(digest) ?? []);
  }

  /** Those it names have their places already. */
  #place(entry: Entry): number {
    const before = this.before(entry).map((other) => (this.#places.get(other) ?? 0) + 1);
    return Math.max(entry.at, ...before);
  }

  #insert(entry: Entry): void {
    let low = 0;
    let high = this.#sorted.length;
    const last = this.#sorted[high - 1];
    if (last === undefined || this.compare(last, entry) < 0) low = high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#sorted[middle];
      if (other !== undefined && this.compare(other, entry) < 0) low = middle + 1;
      else high = middle;
    }
    this.#sorted.splice(low, 0, entry);
  }

  /** Places everything anew, once for all that came since. */
  #refresh(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#places.clear();
    const all = [...this.#logs.values()].flatMap(allOf);
    for (const entry of all) this.#placeWithAllBefore(entry);
    this.#sorted = all.sort((a, b) => this.compare(a, b));
  }

  /** Without recursion: what an entry builds on may go back through all of the transcript. */
  #placeWithAllBefore(entry: Entry): void {
    const stack = [entry];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const before = this.#places.has(top)
        ? []
        : this.before(top).filter((other) => !this.#places.has(other));
      stack.push(...before);
      if (before.length > 0) continue;
      if (!this.#places.has(top)) this.#places.set(top, this.#place(top));
      stack.pop();
    }
  }
}

function compareAt(placeOfA: number, a: Entry, placeOfB: number, b: Entry): number {
  if (placeOfA !== placeOfB) return placeOfA - placeOfB;
  if (a.author !== b.author) return a.author < b.author ? -1 : 1;
  if (a.log !== b.log) return a.log < b.log ? -1 : 1;
  return a.seq - b.seq;
}

const allOf = (log: OrderedLog): Entry[] =>
  Array.from({ length: log.head }, (_, index) => log.find(index + 1)).flatMap((entry) => entry ?? []);
