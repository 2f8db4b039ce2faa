/** A Chromium whose processes can be told from all others, so that what they use can be counted. */
import { type Browser, type BrowserServer, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../e2e/browsers.ts';
import { familyOf, processorNs } from './processor.ts';

export class BenchBrowser {
  readonly #server: BrowserServer;
  readonly devtools: Browser;

  private constructor(server: BrowserServer, browser: Browser) {
    this.#server = server;
    this.devtools = browser;
  }

  static async start(args: readonly string[] = []): Promise<BenchBrowser> {
    const options = launchOptions('chromium');
    if (options === null) throw new Error('There is no Chromium here: "npm run browsers" installs one');
    const server = await chromium.launchServer({ ...options, args: [...(options.args ?? []), ...args] });
    return new BenchBrowser(server, await chromium.connect(server.wsEndpoint()));
  }

  get pids(): number[] {
    return familyOf(this.#server.process().pid ?? 0);
  }

  /** In a context of its own, and so in a process of its own. */
  async open(url: string, prepare: (page: Page) => void = () => undefined): Promise<Page> {
    const context = await this.devtools.newContext({ viewport: { width: 800, height: 600 } });
    const page = await context.newPage();
    prepare(page);
    await page.goto(url);
    return page;
  }

  /** Starts to count, and answers how to ask for the milliseconds that all its processes used since. */
  meter(): () => number {
    const before = new Map(this.pids.map((pid) => [pid, usedBy(pid)]));
    return () =>
      this.pids.reduce((sum, pid) => sum + Math.max(0, usedBy(pid) - (before.get(pid) ?? 0)), 0) / 1e6;
  }

  async stop(): Promise<void> {
    await this.devtools.close();
    await this.#server.close();
  }
}

/** A process may end while it is looked at. */
function usedBy(pid: number): number {
  try {
    return processorNs(pid);
  } catch {
    return 0;
  }
}
