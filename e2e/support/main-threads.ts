/**
 * What the main threads of all a browser's pages were busy with, one task at a time, in processor time: a machine that
 * others keep busy makes every task longer to the wall clock. Chromium alone tells.
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

/** Answers with how to end it, which tells the longest task in milliseconds. */
export async function watchMainThreads(browser: Browser, page: Page): Promise<() => Promise<number>> {
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
