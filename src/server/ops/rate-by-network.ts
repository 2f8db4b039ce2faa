/** Owns how often everybody behind one IP address may do one thing. It does not know what. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface RateByNetwork {
  /** How long to wait, in milliseconds: 0 is now. A store shared by several processes fits behind it. */
  take(network: string): Promise<number>;
}

export function createRateByNetwork(times: number, windowMs: number): RateByNetwork {
  const limiter = new RateLimiterMemory({ points: times, duration: windowMs / 1_000 });
  return {
    async take(network) {
      try {
        await limiter.consume(network);
        return 0;
      } catch (refusal) {
        // It throws its "no" like an error.
        if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
        throw refusal;
      }
    },
  };
}
