/** Counts by network: everybody behind one IP address is counted as one. It does not know what is counted. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How many things a network has open. */
export interface CountByNetwork {
  of(network: string): number;
  /** Returns how to take it away again; idempotent. */
  add(network: string): () => void;
}

export function createCountByNetwork(): CountByNetwork {
  const counts = new Map<string, number>();
  const of = (network: string): number => counts.get(network) ?? 0;
  return {
    of,
    add(network) {
      counts.set(network, of(network) + 1);
      let isCounted = true;
      return () => {
        if (!isCounted) return;
        isCounted = false;
        if (of(network) > 1) counts.set(network, of(network) - 1);
        else counts.delete(network);
      };
    },
  };
}

/** How often a network may do one thing. A store shared by several processes fits behind it. */
export interface RateByNetwork {
  /** How long to wait, in milliseconds; 0 means now. */
  take(network: string): Promise<number>;
}

/** So many times in each window, which begins with the first time. */
export function createRateByNetwork(times: number, windowMs: number): RateByNetwork {
  const limiter = new RateLimiterMemory({ points: times, duration: windowMs / 1_000 });
  return {
    async take(network) {
      try {
        await limiter.consume(network);
        return 0;
      } catch (refusal) {
        // The library throws its "no" like an error.
        if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
        throw refusal;
      }
    },
  };
}
