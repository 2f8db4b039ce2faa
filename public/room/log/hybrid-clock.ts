/**
 * A hybrid logical clock in milliseconds (Kulkarni et al., 2014): never behind what was seen, so an answer always sorts
 * after what it answers, however wrong the clocks are.
 */

/** Nobody is believed to live further ahead than this of what is known. */
export const MAX_DRIFT_MS = 86_400_000;

export class HybridClock {
  readonly #now: () => number;
  #last = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A time for something new: after all that was told or seen before. */
  tick(): number {
    this.#last = Math.max(this.#now(), this.#last + 1);
    return this.#last;
  }

  /** The present, after all that was seen, without claiming it for anything. */
  peek(): number {
    return Math.max(this.#now(), this.#last);
  }

  /** To be told of every accepted time. */
  see(time: number): void {
    this.#last = Math.max(this.#last, time);
  }

  isBelievable(time: number): boolean {
    return time <= this.peek() + MAX_DRIFT_MS;
  }
}
