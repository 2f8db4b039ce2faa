/** Runs a callback at most once per animation frame, however often it is requested. Also works in a hidden tab, where
 *  there are no frames. */

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
