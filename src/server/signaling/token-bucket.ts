/**
 * Owns one allowance that refills steadily. A few arithmetic operations, because every message pays for it: the promise
 * that rate-limiter-flexible makes for each call would cost more than relaying a signal does. A class, because every
 * connection has several, and closures would take four times the memory.
 */
import type { Rate } from '../ops/limits.ts';

type Now = () => number;
const monotonic: Now = () => performance.now();

export class TokenBucket {
  readonly #rate: Rate;
  readonly #now: Now;
  #tokens: number;
  #filledAt: number;

  /** Full at first. `now` is in milliseconds and never goes back. */
  constructor(rate: Rate, now: Now = monotonic) {
    this.#rate = rate;
    this.#now = now;
    this.#tokens = rate.burst;
    this.#filledAt = now();
  }

  /** Takes that many, or none and is false. */
  take(wanted: number): boolean {
    const at = this.#now();
    const { burst, perSecond } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + ((at - this.#filledAt) * perSecond) / 1_000);
    this.#filledAt = at;
    if (this.#tokens < wanted) return false;
    this.#tokens -= wanted;
    return true;
  }
}
