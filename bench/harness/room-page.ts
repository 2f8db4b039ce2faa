/** Parley as people have it: its real pages, one for each member of a room. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { BenchBrowser } from './browser.ts';
import type { ServerProcess } from './server-process.ts';

export const roomUrl = (server: ServerProcess, roomId = `bench-${randomUUID()}`): string =>
  `${server.url}?roomId=${roomId}`;

/** So many come one after the other, each when all who are there are linked. */
export async function enterRoom(
  browser: BenchBrowser,
  server: ServerProcess,
  members: number,
  prepare: (page: Page) => unknown = () => undefined,
): Promise<Page[]> {
  const url = roomUrl(server);
  const pages: Page[] = [];
  for (let n = 0; n < members; n += 1) {
    pages.push(await browser.open(url, prepare));
    await Promise.all(pages.map((page) => isLinked(page, n)));
  }
  return pages;
}

/** Looked for with a glance a frame: asking for roles would be more work than what is measured. */
const isLinked = (page: Page, others: number): Promise<unknown> =>
  page.waitForFunction((wanted) => {
    const linked = [...document.querySelectorAll('.people li')].filter(({ textContent }) =>
      /\bconnected\b/.test(textContent ?? ''),
    );
    return linked.length >= wanted && document.querySelector('textarea') !== null;
  }, others);
