/** For how long a page was deaf at a time: tasks of its main thread that people could feel. Chromium alone tells. */
import type { Page } from '@playwright/test';

interface Watched {
  longTasks: number[];
}

/** To be called on a page that is open. */
export async function watchLongTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks } satisfies Watched);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
  });
  return () => page.evaluate(() => (globalThis as unknown as Watched).longTasks);
}

export const longest = (tasks: readonly number[]): number => Math.max(0, ...tasks);
