/**
 * Runs a callback soon, however often it is requested: at once when it has not run for the length of a frame, otherwise
 * with the next animation frame. So a single change does not wait, and a burst is one run per frame. Also works in a
 * hidden tab, where there are no frames.
 */

/** The length of a frame at 60 Hz. */
const FRAME_MS = 16;
/** A frame requested just before the tab was hidden would come only when it is shown again. */
const LATEST_MS = 200;

export interface Frame {
  request(): void;
  close(): void;
}

export function perFrame(run: () => void): Frame {
  let isWaiting = false;
  let frame = 0;
  let timer = 0;
  let lastRun = Number.NEGATIVE_INFINITY;

  const settle = () => {
    isWaiting = false;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const fire = () => {
    if (!isWaiting) return;
    settle();
    // What is requested while it runs belongs to the next frame.
    lastRun = Number.POSITIVE_INFINITY;
    run();
    lastRun = performance.now();
  };

  return {
    request() {
      if (isWaiting) return;
      isWaiting = true;
      // In a microtask: the caller may be about to change more.
      if (document.hidden || performance.now() - lastRun >= FRAME_MS) return queueMicrotask(fire);
      frame = requestAnimationFrame(fire);
      timer = window.setTimeout(fire, LATEST_MS);
    },
    close: settle,
  };
}
