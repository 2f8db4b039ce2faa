/** For how long a page was deaf at a time: tasks of its main thread that people could feel. Chromium alone tells. */
import type { Page } from '@playwright/test';

interface Watched {
  longTasks: number[];
}

function observe(): void {
  const tasks: number[] = [];
  Object.assign(globalThis, { longTasks: tasks } satisfies Watched);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
  }).observe({ type: 'longtask' });
}

/** From now on, whatever was before. */
export const watchLongTasks = (page: Page): Promise<void> => page.evaluate(observe);

export const longTasksOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as Watched).longTasks);

export const longest = (tasks: readonly number[]): number => Math.max(0, ...tasks);
