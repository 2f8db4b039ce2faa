/** Runs a piece of work once per frame however often it is asked for, also in a hidden tab, where no frame ever comes. */

/** A frame asked for just before the tab was hidden would wait until it is shown again. */
const LATEST_MS = 200;

export interface Frame {
  request(): void;
  close(): void;
}

export function perFrame(run: () => void): Frame {
  let isWaiting = false;
  let frame = 0;
  let timer = 0;

  const settle = () => {
    isWaiting = false;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const fire = () => {
    if (!isWaiting) return;
    settle();
    run();
  };

  return {
    request() {
      if (isWaiting) return;
      isWaiting = true;
      if (document.hidden) return queueMicrotask(fire);
      frame = requestAnimationFrame(fire);
      timer = window.setTimeout(fire, LATEST_MS);
    },
    close: settle,
  };
}
