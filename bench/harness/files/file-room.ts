/** Members of one contender who are linked, each in a page of their own, and what it takes when one sends a file. */
import type { Page } from '@playwright/test';
import type { Stage } from '../../peers/browser/stage.ts';
import type { BenchBrowser } from '../browser.ts';
import { Gathering } from '../gathering.ts';
import type { FileContender } from './contenders.ts';
import type { FileWorld } from './file-world.ts';

declare const bench: Stage;

export interface Sent {
  readonly bytes: number;
  readonly wallMs: number;
  /** When the last of them had it, in milliseconds of the machine's clock. */
  readonly endedAt: number;
  /** Of all the browser's processes. */
  readonly browserMs: number;
}

export interface Senders {
  readonly pages: readonly Page[];
  /** The first of them sends to all others; or the first `holders` send a share each to the last one. */
  send(bytes: number, holders?: number): Promise<Sent>;
  end(): Promise<void>;
}

export class FileRoom implements Senders {
  readonly #browser: BenchBrowser;
  readonly #room: Gathering;

  private constructor(browser: BenchBrowser, room: Gathering) {
    this.#browser = browser;
    this.#room = room;
  }

  static async open(
    world: FileWorld,
    browser: BenchBrowser,
    { page, query, program }: FileContender,
    members: number,
    prepare?: (page: Page) => unknown,
  ): Promise<FileRoom> {
    const server = await world.server(program);
    const room = new Gathering(
      browser,
      server,
      `${world.host.url(page)}${query}`,
      prepare ? { prepare } : {},
    );
    for (let n = 0; n < members; n += 1) await room.enter(1);
    return new FileRoom(browser, room);
  }

  get pages(): readonly Page[] {
    return this.#room.pages;
  }

  async send(bytes: number, holders = 1): Promise<Sent> {
    const givers = this.pages.slice(0, holders);
    const takers = this.pages.slice(holders);
    await Promise.all(takers.map((page) => page.evaluate((n) => bench.files.expect(n), bytes)));
    await Promise.all(givers.map((page) => page.evaluate((n) => bench.files.make(n), bytes)));
    const meter = this.#browser.meter();
    const arrivals = Promise.all(takers.map((page) => page.evaluate(() => bench.files.arrived())));
    const share = Math.ceil(bytes / holders);
    const starts = await Promise.all(
      givers.map((page, n) => {
        const part = { from: n * share, to: Math.min(bytes, (n + 1) * share) };
        return page.evaluate(({ from, to }) => bench.files.give(from, to), part);
      }),
    );
    const endedAt = Math.max(...(await arrivals));
    return { bytes, wallMs: endedAt - Math.min(...starts), endedAt, browserMs: meter() };
  }

  end(): Promise<void> {
    return this.#room.end();
  }
}

export const MIB = 2 ** 20;
export const mibPerSecond = ({ bytes, wallMs }: Sent): number => bytes / MIB / (wallMs / 1_000);
export const cpuPerMib = ({ bytes, browserMs }: Sent): number => browserMs / (bytes / MIB);
