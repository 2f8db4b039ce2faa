/** How long to wait before the next attempt: pure. */

export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/**
 * The wait before attempt number `attempt` (0 is the first repeat): doubled each time up to `mostMs`, then anything
 * between half of that and all of it, by `random` in [0, 1).
 */
export function backoffMs({ firstMs, mostMs }: Backoff, attempt: number, random: number): number {
  const wait = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 30));
  return Math.round(wait / 2 + (wait / 2) * random);
}
