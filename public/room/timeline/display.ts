/**
 * The lines of a conversation as a signal, made anew when something changed: immediately after a pause, at most every
 * 16 ms in a burst.
 */
import type { Cancel, Clock } from '../../net/clock.ts';
import { type ReadonlySignal, signal } from '../reactive.ts';
import type { Line } from './line.ts';

/** Changes are shown at most this often. */
const SHOW_MS = 16;

export class Display {
  readonly #clock: Clock;
  readonly #make: () => readonly Line[];
  readonly #isPartial: () => boolean;
  readonly #lines = signal<readonly Line[]>([]);
  #cancel: Cancel | null = null;
  #shownAt = Number.NEGATIVE_INFINITY;

  /** As long as `isPartial`, changes wait for the rest of what they belong to. */
  constructor(clock: Clock, make: () => readonly Line[], isPartial: () => boolean = () => false) {
    this.#clock = clock;
    this.#make = make;
    this.#isPartial = isPartial;
  }

  get lines(): ReadonlySignal<readonly Line[]> {
    return this.#lines;
  }

  /**
   * Something changed. Never shown at once, so that all that one event changes is shown together; but before the next
   * event where nothing was shown just now: a timer would cost a lone message some milliseconds.
   */
  refresh(): void {
    if (this.#cancel !== null) return;
    const wait = this.#shownAt + SHOW_MS - this.#clock.now();
    const show = () => this.#show();
    this.#cancel = wait > 0 ? this.#clock.after(wait, show) : this.#clock.soon(show);
  }

  /** Idempotent. */
  close(): void {
    this.#cancel?.();
  }

  #show(): void {
    this.#cancel = null;
    if (this.#isPartial()) {
      this.#cancel = this.#clock.after(SHOW_MS, () => this.#show());
      return;
    }
    this.#shownAt = this.#clock.now();
    this.#lines.value = this.#make();
  }
}
