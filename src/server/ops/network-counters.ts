/** Counts by network: everybody behind one IP address is counted as one. It does not know what is counted. */
import type { Clock } from './clock.ts';

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

/** How often a network may do one thing. */
export interface RateByNetwork {
  /** How long to wait, in milliseconds; 0 means now. */
  take(network: string): number;
}

interface Window {
  readonly endsAt: number;
  taken: number;
}

/** So many times in each window, which begins with the first time. */
export function createRateByNetwork(times: number, windowMs: number, clock: Clock): RateByNetwork {
  // The oldest window comes first, since all are equally long.
  const windows = new Map<string, Window>();

  function forgetPast(now: number): void {
    for (const [network, { endsAt }] of windows) {
      if (endsAt > now) return;
      windows.delete(network);
    }
  }

  return {
    take(network) {
      const now = clock.now();
      forgetPast(now);
      const window = windows.get(network) ?? { endsAt: now + windowMs, taken: 0 };
      windows.set(network, window);
      window.taken += 1;
      return window.taken > times ? Math.ceil(window.endsAt - now) : 0;
    },
  };
}
