/** How far I have read: which messages came unread, and which sorted in above something that I had read. */
import type { Clock } from '../../net/clock.ts';
import { type Entry, type EntryId, entryId } from '../log/entry.ts';
import type { EntryOrder } from '../log/entry-order.ts';
import { type ReadonlySignal, signal } from '../reactive.ts';

/** On the screen for less than this, nobody has read it. */
const READING_MS = 1_500;
const UNSEEN = ' unseen';

export class UnreadTracker {
  readonly #clock: Clock;
  readonly #order: Pick<EntryOrder, 'compare'>;
  readonly #late = new Set<EntryId>();
  readonly #unseen = new Set<EntryId>();
  readonly #unseenCount = signal(0);
  #isReading = true;
  #readingSince = 0;
  /** Shown while reading, not yet for long. */
  #fresh: { readonly entry: Entry; readonly at: number }[] = [];
  #lastRead: Entry | null = null;
  #firstUnread: Entry | null = null;
  #isMarkSeen = false;

  constructor(clock: Clock, order: Pick<EntryOrder, 'compare'>) {
    this.#clock = clock;
    this.#order = order;
  }

  /** How many came since the newest message was last on the screen. */
  get unseen(): ReadonlySignal<number> {
    return this.#unseenCount;
  }

  /** Whether it stands where the unread messages begin, or after. */
  isUnread(entry: Entry): boolean {
    return this.#firstUnread !== null && this.#order.compare(entry, this.#firstUnread) >= 0;
  }

  /** Where the unread messages begin, and whether they are still to be counted; null where nothing is unread. */
  get mark(): string | null {
    return this.#firstUnread && `${entryId(this.#firstUnread)}${this.#unseen.size > 0 ? UNSEEN : ''}`;
  }

  /** The mark of before a reload, among the messages of others in their order. */
  resume(mark: string | null, entries: readonly Entry[]): void {
    const at = entries.findIndex((entry) => mark?.split(UNSEEN)[0] === entryId(entry));
    const first = entries[at];
    if (!first) return;
    this.#firstUnread = first;
    if (!mark?.endsWith(UNSEEN)) return;
    this.#isReading = false;
    this.#fresh = [];
    for (const entry of entries.slice(at)) this.#unseen.add(entryId(entry));
    this.#count();
  }

  isLate(id: EntryId): boolean {
    return this.#late.has(id);
  }

  /** A message of somebody else, said since I came, was put into the transcript. */
  arrived(entry: Entry): void {
    this.#age();
    if (this.#lastRead && this.#order.compare(entry, this.#lastRead) < 0) this.#late.add(entryId(entry));
    if (this.#isReading) this.#fresh.push({ entry, at: this.#clock.now() });
    else {
      this.#unseen.add(entryId(entry));
      this.#count();
      if (this.#firstUnread && this.#order.compare(entry, this.#firstUnread) >= 0) return;
      this.#firstUnread = entry;
      this.#isMarkSeen = false;
    }
  }

  /** Its author deleted it: there is nothing to see any more. */
  deleted(id: EntryId): void {
    this.#unseen.delete(id);
    this.#count();
  }

  /** The mark above the first unread message was before the reader's eyes. */
  sawMark(): void {
    this.#isMarkSeen = true;
  }

  /**
   * `last` is the newest message on the screen. Whoever leaves it has caught up if they saw the mark and stayed for a
   * while; whoever did not see it may be on the way up to it. Answers whether the mark moved.
   */
  setReading(isReading: boolean, last: Entry | undefined): boolean {
    if (isReading === this.#isReading) return false;
    this.#age();
    this.#isReading = isReading;
    const at = this.#clock.now();
    if (!isReading) return this.#isMarkSeen && at - this.#readingSince >= READING_MS && this.caughtUp();
    this.#readingSince = at;
    this.#unseen.clear();
    this.#count();
    if (last) this.#fresh = [{ entry: last, at }];
    return false;
  }

  /** The person acted on what is on the screen: nothing is unread any more. Answers whether the mark moved. */
  caughtUp(): boolean {
    const hadUnread = this.#firstUnread !== null;
    this.#firstUnread = null;
    return hadUnread;
  }

  #count(): void {
    this.#unseenCount.value = this.#unseen.size;
  }

  #age(): void {
    const before = this.#clock.now() - READING_MS;
    for (const { entry, at } of this.#fresh) {
      if (at <= before && (!this.#lastRead || this.#order.compare(entry, this.#lastRead) > 0))
        this.#lastRead = entry;
    }
    this.#fresh = this.#fresh.filter(({ at }) => at > before);
  }
}
