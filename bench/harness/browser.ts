/** A Chromium whose processes can be told from all others, so that what they use can be counted. */
import { readFileSync } from 'node:fs';
import { type Browser, type BrowserServer, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../e2e/support/browsers.ts';
import { familyOf, privateBytes, processorNs } from './processor.ts';

export class BenchBrowser {
  readonly #server: BrowserServer;
  readonly devtools: Browser;

  private constructor(server: BrowserServer, browser: Browser) {
    this.#server = server;
    this.devtools = browser;
  }

  static async start(args: readonly string[] = []): Promise<BenchBrowser> {
    const options = launchOptions('chromium');
    if (options === null) throw new Error('There is no Chromium here: "npm run setup" gets one');
    const server = await chromium.launchServer({ ...options, args: [...(options.args ?? []), ...args] });
    return new BenchBrowser(server, await chromium.connect(server.wsEndpoint()));
  }

  get pids(): number[] {
    return familyOf(this.#server.process().pid ?? 0);
  }

  /** In a context of its own, and so in a process of its own. */
  async open(url: string, prepare: (page: Page) => unknown = () => undefined): Promise<Page> {
    // Every page here is somebody's first visit. Keeping it is no part of what is measured.
    const options = { viewport: { width: 800, height: 600 }, serviceWorkers: 'block' } as const;
    const context = await this.devtools.newContext(options);
    // Functions that are sent to a page come through tsx, which gives them their names by this.
    await context.addInitScript('globalThis.__name ??= (named) => named');
    const page = await context.newPage();
    await prepare(page);
    await page.goto(url);
    return page;
  }

  /** Starts to count, and answers how to ask for the milliseconds that all its processes used since. */
  meter(): () => number {
    const before = new Map(this.pids.map((pid) => [pid, usedBy(pid)]));
    return () =>
      this.pids.reduce((sum, pid) => sum + Math.max(0, usedBy(pid) - (before.get(pid) ?? 0)), 0) / 1e6;
  }

  /** Of each process that has pages, by its id. */
  pageBytes(): Map<number, number> {
    const ofPages = this.pids.filter((pid) => isOfPages(pid) > 0);
    return new Map(ofPages.map((pid) => [pid, heldBy(pid)]));
  }

  /** Of all its processes. */
  privateBytes(): number {
    return this.pids.reduce((sum, pid) => sum + heldBy(pid), 0);
  }

  async stop(): Promise<void> {
    await this.devtools.close();
    await this.#server.close();
  }
}

/** A process may end while it is looked at. */
const orNothing =
  (figure: (pid: number) => number) =>
  (pid: number): number => {
    try {
      return figure(pid);
    } catch {
      return 0;
    }
  };

const usedBy = orNothing(processorNs);
const heldBy = orNothing(privateBytes);
const isOfPages = orNothing((pid) =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer') ? 1 : 0,
);
