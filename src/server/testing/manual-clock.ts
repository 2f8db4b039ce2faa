/** A clock that stands still until a test lets time pass. */
import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import type { Cancel, Clock } from '../ops/clock.ts';

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

export class ManualClock implements Clock {
  #now = 0;
  readonly #timers = new Set<Timer>();

  /** How many timers are set. */
  get pending(): number {
    return this.#timers.size;
  }

  /** In how many milliseconds the next of them is due. */
  get nextInMs(): number | undefined {
    const next = this.#dueBy(Number.POSITIVE_INFINITY);
    return next && next.at - this.#now;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, action: () => void): Cancel {
    const timer = { at: this.#now + delayMs, action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Runs what is due within `ms`, in its order. What an action sets off has a turn of the event loop to happen. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (let next = this.#dueBy(end); next !== undefined; next = this.#dueBy(end)) {
      this.#timers.delete(next);
      this.#now = next.at;
      next.action();
      await eventLoopTurn();
    }
    this.#now = end;
  }

  #dueBy(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers)
      if (timer.at <= end && (first === undefined || timer.at < first.at)) first = timer;
    return first;
  }
}
