/** Time as a parameter: the page runs on the browser's clock, the simulation on its own. */

export type Cancel = () => void;

export interface Clock {
  /** Unix time in milliseconds. */
  now(): number;
  /** Calls `action` once, `delayMs` from now, unless cancelled before. */
  after(delayMs: number, action: () => void): Cancel;
  /** Calls `action` once when what runs now has ended, before anything else, unless cancelled before. */
  soon(action: () => void): Cancel;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
  soon(action) {
    let isCancelled = false;
    queueMicrotask(() => {
      if (!isCancelled) action();
    });
    return () => {
      isCancelled = true;
    };
  },
};
