/**
 * The longest task of the main threads of a browser's pages, counted in tasks of a known size. Both are measured in
 * processor time of the same browser, so that neither a slow machine nor a busy one makes a difference. Chromium alone
 * tells.
 */
import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export interface Longest {
  readonly milliseconds: number;
  /** How many times as long as the task of a known size, which takes about 50 ms on a machine of 2026. */
  readonly yardsticks: number;
}

const YARDSTICK_STEPS = 10_000_000;

/** Answers with how to end it, which tells the longest task since. */
export async function watchMainThreads(browser: Browser, page: Page): Promise<() => Promise<Longest>> {
  const endYardstick = await trace(browser, page);
  await page.evaluate((steps) => {
    let sum = 0;
    for (let n = 0; n < steps; n++) sum = (sum * 31 + n) | 0;
    return sum;
  }, YARDSTICK_STEPS);
  const yardstick = await endYardstick();
  const end = await trace(browser, page);
  return async () => {
    const milliseconds = await end();
    return { milliseconds, yardsticks: milliseconds / yardstick };
  };
}

async function trace(browser: Browser, page: Page): Promise<() => Promise<number>> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  return async () => {
    const trace = await browser.stopTracing();
    const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
    const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
    const mains = new Set(
      traceEvents.filter(({ args }) => args?.name === 'CrRendererMain').map((event) => threadOf(event)),
    );
    const onMain = traceEvents.filter((event) => event.tdur !== undefined && mains.has(threadOf(event)));
    return onMain.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1_000), 0);
  };
}
