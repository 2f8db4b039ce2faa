/**
 * Time as a parameter: the page runs on the browser's clocks, the simulation on its own. There are two, as a device's
 * clock may be wrong and may be set while the page is open: nothing that waits may depend on it.
 */

export type Cancel = () => void;

export interface Clock {
  /** Whole milliseconds since some moment. Never goes back or jumps. Later page loads of a device mostly begin later. */
  now(): number;
  /** Unix time in milliseconds, as the device has it: any value, and it may jump. */
  wall(): number;
  /** Calls `action` once, `delayMs` from now, unless cancelled before. */
  after(delayMs: number, action: () => void): Cancel;
  /** Calls `action` once when what runs now has ended, before anything else, unless cancelled before. */
  soon(action: () => void): Cancel;
}

export const systemClock: Clock = {
  now: () => Math.floor(performance.timeOrigin + performance.now()),
  wall: () => Date.now(),
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
