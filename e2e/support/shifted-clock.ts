/** A device whose clock is wrong, and may be set. Timers and the monotonic clock are the browser's own. */
import type { Page } from '@playwright/test';

type Shifted = typeof globalThis & { clockShiftMs: number };

/** To be called before the page goes anywhere. */
export async function shiftClock(page: Page, shiftMs: number): Promise<void> {
  await page.addInitScript((ms) => {
    const shifted = globalThis as Shifted;
    shifted.clockShiftMs = ms;
    const RealDate = Date;
    const now = () => RealDate.now() + shifted.clockShiftMs;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
      apply: () => new RealDate(now()).toString(),
      get: (target, key, self) => (key === 'now' ? now : Reflect.get(target, key, self)),
    });
  }, shiftMs);
}

/** Sets the clock of a page that was opened so. */
export const setClock = (page: Page, shiftMs: number): Promise<void> =>
  page.evaluate((ms) => {
    (globalThis as Shifted).clockShiftMs = ms;
  }, shiftMs);
