/**
 * When a reader is told that something was written: the time that its author claims, within what is known of it. It was
 * not written later than it came, nor earlier than what its author had seen. For display alone: no order depends on it.
 */
import type { Entry } from '../log/entry.ts';
import type { EntryOrder } from '../log/entry-order.ts';

/** Clocks that are taken for right differ by less. */
const TOLERANCE_MS = 120_000;

export interface ShownTimeOptions {
  readonly order: Pick<EntryOrder, 'before'>;
  /** The room's time. */
  now(): number;
}

export class ShownTime {
  readonly #options: ShownTimeOptions;
  #times = new WeakMap<Entry, number>();

  constructor(options: ShownTimeOptions) {
    this.#options = options;
  }

  /** The room's time is another one now. */
  forgetAll(): void {
    this.#times = new WeakMap();
  }

  /** To be asked in the order of the transcript. Unix time in milliseconds; it stays what it was told first. */
  of(entry: Entry): number {
    const known = this.#times.get(entry);
    if (known !== undefined) return known;
    const { order, now } = this.#options;
    const present = now();
    const claimed = entry.at > present + TOLERANCE_MS ? present : entry.at;
    const time = Math.max(claimed, ...order.before(entry).map((other) => this.#times.get(other) ?? 0));
    this.#times.set(entry, time);
    return time;
  }
}
