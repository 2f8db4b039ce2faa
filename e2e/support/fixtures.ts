/** What every spec starts from: a real server, and rooms of members who each have a browser context of their own. */
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { suggestedName } from '../../public/view/people/suggested-name.ts';
import { type ProxyMode, startStrictProxy } from '../server/strict-proxy.ts';
import { BROWSER_TYPES, type BrowserKind, findBrowser, launchOptions } from './browsers.ts';
import { ChatServer, type Settings } from './chat-server.ts';
import { everyLinkIsConnected, Member, type OpenOptions } from './member.ts';

interface SeatOptions extends OpenOptions {
  /** The default is a room of this test's own. */
  readonly url?: string;
  readonly browser?: Browser;
  /** Whether the page has a name to suggest to them, rather than bear one that nobody else in the test has. */
  readonly isNew?: boolean;
}

/** Suggested names are few: in hundreds of rooms two would often be alike, and one of them give way. */
function nthName(n: number): string {
  const NAMES_OF_EACH = 26;
  const picks = [n, n + Math.floor(n / NAMES_OF_EACH)].map(
    (pick) => ((pick % NAMES_OF_EACH) + 0.5) / NAMES_OF_EACH,
  );
  return suggestedName(() => picks.shift() ?? 0);
}

/** Before the page looks for one; a name that was chosen since stays. */
const bearName = (page: Page, name: string): Promise<unknown> =>
  page.addInitScript((suggested) => {
    try {
      localStorage['parley.name'] ??= suggested;
    } catch {
      // Where nothing can be kept, there is nothing to find either.
    }
  }, name);

/** By the names of `about:config`. */
type FirefoxPrefs = Readonly<Record<string, boolean | number | string>>;

interface TestFixtures {
  readonly hasBrowser: undefined;
  /** What stands between the members and the server: a proxy that spoils WebSockets in this way, or nothing. */
  readonly proxyMode: ProxyMode | null;
  /** Where people open the page. */
  readonly front: URL;
  /** An address nobody else uses. */
  readonly roomUrl: string;
  /** One member more: in a new context, on the page, not waiting for anything else. */
  readonly openMember: (options?: SeatOptions) => Promise<Member>;
  /** So many members in one room, come in this order, every link connected. */
  readonly openRoom: (size: number, options?: SeatOptions) => Promise<Member[]>;
  /** A server of this test's own, for settings and for deaths. */
  readonly startServer: (settings?: Settings, build?: string) => Promise<ChatServer>;
  /** A browser process of this test's own. */
  readonly launch: (kind: BrowserKind, args?: readonly string[], prefs?: FirefoxPrefs) => Promise<Browser>;
}

interface WorkerFixtures {
  readonly server: ChatServer;
}

const NO_FIREFOX = 'NOT RUN: there is no Firefox here; see "npm run setup"';

export const test = base.extend<TestFixtures, WorkerFixtures>({
  hasBrowser: [
    async ({ browserName }, use) => {
      test.skip(browserName === 'firefox' && findBrowser('firefox') === null, NO_FIREFOX);
      await use(undefined);
    },
    { auto: true },
  ],

  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
    async ({}, use) => {
      const server = await ChatServer.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  proxyMode: [null, { option: true }],

  front: async ({ server, proxyMode }, use) => {
    if (proxyMode === null) return use(server.url);
    const proxy = await startStrictProxy(server.url, proxyMode);
    await use(proxy.url);
    expect(proxy.upgrades(), 'WebSockets are tried first').toBeGreaterThan(0);
    proxy.close();
  },

  roomUrl: async ({ front }, use, { testId, repeatEachIndex }) => {
    await use(new URL(`?roomId=${testId}-${repeatEachIndex}`, front).href);
  },

  openMember: async ({ browser, roomUrl }, use) => {
    const members: Member[] = [];
    let seats = 0;
    await use(async (options = {}) => {
      const name = nthName(seats++);
      const prepare = async (page: Page) => {
        if (!options.isNew) await bearName(page, name);
        await options.prepare?.(page);
      };
      const member = await Member.open(options.browser ?? browser, options.url ?? roomUrl, {
        ...options,
        prepare,
      });
      members.push(member);
      return member;
    });
    await Promise.all(members.map((member) => member.page.context().close()));
    expect(members.flatMap((member) => member.harm.lines)).toEqual([]);
  },

  openRoom: async ({ openMember }, use) => {
    await use(async (size, options) => {
      const members: Member[] = [];
      for (let n = 0; n < size; n++) {
        const member = await openMember(options);
        await member.hasJoined();
        members.push(member);
      }
      await everyLinkIsConnected(members);
      return members;
    });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
  startServer: async ({}, use) => {
    const servers: ChatServer[] = [];
    await use(async (settings, build) => {
      const server = await ChatServer.start(settings, build);
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.kill()));
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
  launch: async ({}, use) => {
    const browsers: Browser[] = [];
    await use(async (kind, args = [], prefs = {}) => {
      const options = launchOptions(kind);
      test.skip(kind === 'firefox' && options === null, NO_FIREFOX);
      const browser = await BROWSER_TYPES[kind].launch({
        ...options,
        args: [...(options?.args ?? []), ...args],
        firefoxUserPrefs: { ...options?.firefoxUserPrefs, ...prefs },
      });
      browsers.push(browser);
      return browser;
    });
    await Promise.all(browsers.map((browser) => browser.close()));
  },
});

export { expect };
