/**
 * One allowance that refills steadily. It takes a few arithmetic operations, because every message pays for it. It is a
 * class, because every connection has several, and closures would take four times the memory.
 */
import type { Clock } from '../ops/clock.ts';
import type { Rate } from '../ops/limits.ts';

export class TokenBucket {
  readonly #rate: Rate;
  readonly #clock: Clock;
  #tokens: number;
  #filledAt: number;

  /** Full at first. */
  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
    this.#tokens = rate.burst;
    this.#filledAt = clock.now();
  }

  /** Takes as many as wanted and returns true, or takes none and returns false. */
  take(wanted: number): boolean {
    const at = this.#clock.now();
    const { burst, perSecond } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + ((at - this.#filledAt) * perSecond) / 1_000);
    this.#filledAt = at;
    if (this.#tokens < wanted) return false;
    this.#tokens -= wanted;
    return true;
  }
}
