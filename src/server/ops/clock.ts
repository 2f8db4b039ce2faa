/** Time as a parameter: the server runs on the system's clock, tests run it on one that they move themselves. */

export type Cancel = () => void;

export interface Clock {
  /** Milliseconds since some moment. Never goes back, whatever happens to the system's date. */
  now(): number;
  /** Calls `action` once, `delayMs` from now, unless cancelled before. */
  after(delayMs: number, action: () => void): Cancel;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

/** True after `ms`; false as soon as `signal` aborts. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(false);
    const abort = (): void => {
      cancel();
      resolve(false);
    };
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener('abort', abort);
      resolve(true);
    });
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** What `work` results in, or undefined when that takes longer than `ms`. */
export function within<Result>(clock: Clock, ms: number, work: Promise<Result>): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(undefined));
    work.then(resolve, reject).finally(cancel);
  });
}
