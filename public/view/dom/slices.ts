/** Long work in slices. */

/** Well below the 50 ms from which people feel a page hang. */
const SLICE_MS = 12;

/** To be asked between steps: a promise to wait for where something else has its turn, and null where the work goes on. */
export function inSlices(): () => Promise<void> | null {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE_MS) return null;
    return new Promise((resolve) =>
      setTimeout(() => {
        since = performance.now();
        resolve();
      }),
    );
  };
}
