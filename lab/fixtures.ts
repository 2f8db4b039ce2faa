/** What every spec starts from: a world of its own, servers in it, and members who sit at computers in homes. */
import { test as base, expect, type Page } from '@playwright/test';
import type { BrowserKind } from '../e2e/support/browsers.ts';
import { ChatServer, type Settings } from '../e2e/support/chat-server.ts';
import { Member } from '../e2e/support/member.ts';
import type { TurnServer } from '../e2e/support/turn-server.ts';
import { keepConnections } from './browser/connections.ts';
import { HostBrowser } from './browser/host-browser.ts';
import { Probe } from './probe/probe.ts';
import { Reflector } from './probe/reflector.ts';
import type { Host } from './world/host.ts';
import { type IceSetting, settingsFor } from './world/ice-setting.ts';
import { startTurnServer } from './world/turn-server.ts';
import { SERVER_ADDRESS, World } from './world/world.ts';

interface Fixtures {
  readonly world: World;
  /** A Parley server on the internet, with STUN and TURN beside it. */
  readonly serve: (setting: IceSetting, settings?: Settings) => Promise<ChatServer>;
  /** The browser of this kind in this host; launched when first asked for. */
  readonly browserIn: (host: Host, kind: BrowserKind) => Promise<HostBrowser>;
  /** A member more, on the page, not waiting for anything else. */
  readonly sit: (host: Host, kind: BrowserKind, url: string) => Promise<Member>;
  readonly probe: (host: Host) => Promise<Probe>;
}

/** Firefox writes where a page's own errors are that a network broke under a WebSocket, which here it does. */
const BROKEN_SOCKET = /^uncaught: The connection to ws:\S+ was interrupted while the page was loading\./;

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
  world: async ({}, use, testInfo) => {
    const world = new World();
    await use(world);
    for (const [index, home] of world.homes.entries()) {
      if (testInfo.status === testInfo.expectedStatus) break;
      const state = { body: home.describe(), contentType: 'text/plain' };
      await testInfo.attach(`home ${index + 1}, ${home.kind}`, state);
    }
    world.close();
  },

  serve: async ({ world: _world }, use) => {
    const servers: ChatServer[] = [];
    let turn: TurnServer | null = null;
    await use(async (setting, settings = {}) => {
      turn ??= await startTurnServer();
      const server = await ChatServer.start({ HOST: SERVER_ADDRESS, ...settingsFor(setting), ...settings });
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.kill()));
    await (turn as TurnServer | null)?.stop();
  },

  browserIn: async ({ world: _world }, use) => {
    const browsers = new Map<Host, Map<BrowserKind, HostBrowser>>();
    await use(async (host, kind) => {
      const here = browsers.get(host) ?? new Map<BrowserKind, HostBrowser>();
      browsers.set(host, here);
      const browser = here.get(kind) ?? (await HostBrowser.launch(host, kind));
      here.set(kind, browser);
      return browser;
    });
    const all = [...browsers.values()].flatMap((here) => [...here.values()]);
    await Promise.all(all.map((browser) => browser.close()));
  },

  sit: async ({ browserIn }, use, testInfo) => {
    const members: Member[] = [];
    const logs: string[][] = [];
    await use(async (host, kind, roomUrl) => {
      const { browser } = await browserIn(host, kind);
      const log: string[] = [];
      logs.push(log);
      const url = new URL(roomUrl);
      url.searchParams.set('debug', '');
      const prepare = async (page: Page) => {
        page.on('console', (message) => log.push(`${new Date().toISOString()} ${message.text()}`));
        await keepConnections(page);
      };
      const member = await Member.open(browser, url.href, { prepare });
      members.push(member);
      return member;
    });
    for (const [seat, log] of logs.entries()) {
      if (testInfo.status === testInfo.expectedStatus) break;
      await testInfo.attach(`log of member ${seat + 1}`, { body: log.join('\n'), contentType: 'text/plain' });
    }
    const harm = members.flatMap((member) => member.harm.lines);
    expect(harm.filter((line) => !BROKEN_SOCKET.test(line))).toEqual([]);
  },

  probe: async ({ world: _world }, use) => {
    const reflector = await Reflector.start();
    const probes: Probe[] = [];
    await use(async (host) => {
      const probe = await Probe.start(host);
      probes.push(probe);
      return probe;
    });
    for (const probe of probes) probe.close();
    reflector.close();
  },
});

export { expect };
