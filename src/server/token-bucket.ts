/**
 * Owns one allowance that refills steadily. A few arithmetic operations, because every message pays for it: the promise
 * that rate-limiter-flexible makes for each call would cost more than relaying a signal does.
 */
import type { Rate } from './limits.ts';

export interface TokenBucket {
  /** Takes that many, or none and is false. */
  take(tokens: number): boolean;
}

/** Full at first. `now` is in milliseconds and never goes back. */
export function createTokenBucket(
  { burst, perSecond }: Rate,
  now: () => number = () => performance.now(),
): TokenBucket {
  let tokens = burst;
  let filledAt = now();
  return {
    take(wanted) {
      const at = now();
      tokens = Math.min(burst, tokens + ((at - filledAt) * perSecond) / 1_000);
      filledAt = at;
      if (tokens < wanted) return false;
      tokens -= wanted;
      return true;
    },
  };
}
