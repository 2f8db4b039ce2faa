/** One room of members that are linked to each other, in pages of one contender, and what it took to link them. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Stage } from '../peers/browser/stage.ts';
import type { BenchBrowser } from './browser.ts';
import { processorNs } from './processor.ts';
import type { ServerProcess } from './server-process.ts';

declare const bench: Stage;

export interface Spent {
  readonly wallMs: number;
  readonly browserMs: number;
  readonly serverMs: number;
}

/** What is still to do when the last link is open belongs to the join. */
const SETTLE_MS = 300;
/** Links that are not open by then will not open any more: of the peers, Trystero's sometimes do not. */
const PATIENCE_MS = 60_000;
/** Chromium counts closed connections too, and has no more than 500 in a page. */
const MEMBERS_OF_PAGE = 8;

interface GatheringOptions {
  /** Done to each page before it goes anywhere. */
  readonly prepare?: (page: Page) => unknown;
  readonly roomId?: string;
  /** Who is in the room beside those of this gathering. */
  readonly strangers?: number;
}

export class Gathering {
  readonly pages: Page[] = [];
  readonly #browser: BenchBrowser;
  readonly #server: ServerProcess;
  readonly #url: string;
  readonly #roomId: string;
  readonly #options: GatheringOptions;
  #members: number;

  constructor(browser: BenchBrowser, server: ServerProcess, url: string, options: GatheringOptions = {}) {
    this.#browser = browser;
    this.#server = server;
    this.#url = url;
    this.#options = options;
    this.#roomId = options.roomId ?? `bench-${randomUUID()}`;
    this.#members = options.strangers ?? 0;
  }

  /** So many come at once, in pages of so many, and are linked to each other and to all who were there. */
  async enter(count: number, ofPage = MEMBERS_OF_PAGE): Promise<Spent> {
    const fresh: { readonly page: Page; readonly first: number }[] = [];
    for (let done = 0; done < count; done += ofPage) {
      const page = await this.#browser.open(this.#url, this.#options.prepare);
      const ready = { roomId: this.#roomId, members: Math.min(ofPage, count - done) };
      await page.evaluate(({ roomId, members }) => bench.prepare(roomId, members), ready);
      fresh.push({ page, first: this.#members + done });
      this.pages.push(page);
    }
    this.#members += count;
    const links = this.#members - 1;
    const [browser, server] = [this.#browser.meter(), processorNs(this.#server.pid)];
    const linked = this.pages
      .filter((page) => !fresh.some((one) => one.page === page))
      .map((page) => page.evaluate((wanted) => bench.linked(wanted), links));
    const ends = fresh.map(({ page, first }) =>
      page.evaluate(
        async (o) => {
          const startedAt = bench.enter(o.server, o.first);
          return [startedAt, await bench.linked(o.links)] as const;
        },
        { server: this.#server.url, first, links },
      ),
    );
    const [times, lasts] = await inTime(Promise.all([Promise.all(ends), Promise.all(linked)]));
    const endedAt = Math.max(...lasts, ...times.map(([, ended]) => ended));
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    return {
      wallMs: endedAt - Math.min(...times.map(([started]) => started)),
      browserMs: browser(),
      serverMs: (processorNs(this.#server.pid) - server) / 1e6,
    };
  }

  async end(): Promise<void> {
    await Promise.all(this.pages.map((page) => page.context().close()));
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, fail) => {
    const why = `Not all were linked within ${PATIENCE_MS / 1_000} s`;
    setTimeout(() => fail(new Error(why)), PATIENCE_MS).unref();
  });
  return Promise.race([work, late]);
}
