/** People behind the proxies of `deploy/`: at the root of a name and below a path, as operators set them up. */
import type { Page } from '@playwright/test';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { behind, expect, ONLY_LINUX, test } from '../support/site.ts';
import { follow, type Journey, strays } from './journey.ts';
import { freePort, type ProxyFile } from './proxy-programs.ts';

const PROXIES: readonly ProxyFile[] = [
  'nginx/root.conf',
  'nginx/subpath.conf',
  'caddy/root.Caddyfile',
  'caddy/subpath.Caddyfile',
  'caddy/compose.Caddyfile',
];

const context = { ignoreHTTPSErrors: true };

async function talk(members: readonly Member[], subject: string): Promise<void> {
  await everyLinkIsConnected(members);
  for (const [seat, member] of members.entries()) {
    await member.say(`${subject}, from seat ${seat}`);
    await everyoneReads(members, `${subject}, from seat ${seat}`);
  }
  for (const member of members) await expect(member.banner).toBeEmpty();
}

/** What the page names and nobody sees it ask for: icons, and what an installed page starts with. */
async function namesOnlyWhatIsThere(page: Page): Promise<void> {
  const statuses = await page.evaluate(async () => {
    const links = [...document.querySelectorAll<HTMLLinkElement>('link[href]')].map(({ href }) => href);
    const manifest = links.find((href) => href.endsWith('.webmanifest')) ?? '';
    const { icons, start_url: start } = (await (await fetch(manifest)).json()) as {
      icons: { src: string }[];
      start_url: string;
    };
    const named = [start, ...icons.map(({ src }) => src)].map((name) => new URL(name, manifest).href);
    const all = [...links, ...named];
    return Promise.all(all.map(async (href) => `${(await fetch(href)).status} ${href}`));
  });
  expect(statuses.length).toBeGreaterThan(6);
  expect(statuses.filter((status) => !status.startsWith('200 '))).toEqual([]);
}

for (const file of PROXIES) {
  test(`behind ${file} people meet by the link that the page gives @chromium`, async ({
    openMember,
    openSite,
  }) => {
    const { url } = await openSite(file);
    const journeys: Journey[] = [];
    const prepare = async (page: Page) => void journeys.push(follow(page));
    const ada = await openMember({ url: url.href, context, prepare });
    await expect(ada.page).toHaveURL(/\/\?roomId=[\w-]{10}$/);
    const link = await ada.transcript.getByRole('textbox').inputValue();
    expect(link).toBe(ada.page.url());

    const ben = await openMember({ url: link, context, prepare });
    await talk([ada, ben], 'good day');
    const response = await ada.page.reload();
    expect(await response?.allHeaders()).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-opener-policy': 'same-origin',
    });
    await talk([ada, ben], 'here again');
    await ada.isComplete();
    await namesOnlyWhatIsThere(ada.page);

    for (const journey of journeys) {
      const { sockets, refused } = journey;
      expect(refused).toEqual([]);
      expect(strays(journey, url)).toEqual([]);
      expect(sockets.length).toBeGreaterThan(0);
      const place = new URL('socket.io/', url).href.replace('https:', 'wss:');
      expect(sockets.filter((address) => !address.startsWith(place))).toEqual([]);
    }
  });
}

for (const file of ['nginx/subpath.conf', 'caddy/compose.Caddyfile'] as const) {
  test(`behind ${file} people without a WebSocket talk in a sealed room`, async ({
    openMember,
    openSite,
  }) => {
    const { url } = await openSite(file);
    const journeys: Journey[] = [];
    const prepare = async (page: Page) => {
      journeys.push(follow(page));
      await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebSocket'));
    };
    const ada = await openMember({ url: `${url.href}?sealed`, context, prepare });
    await expect(ada.page).toHaveURL(/\/\?roomId=[\w-]{10}#[\w-]{22}$/);
    const ben = await openMember({ url: ada.page.url(), context, prepare });
    await talk([ada, ben], 'good day');
    for (const { asked, sockets, refused } of journeys) {
      expect(refused).toEqual([]);
      expect(sockets).toEqual([]);
      expect(asked.some((address) => address.includes('transport=polling'))).toBe(true);
    }
  });
}

for (const file of ['nginx/root.conf', 'caddy/compose.Caddyfile'] as const) {
  test(`behind ${file} either of two processes may go at any time`, async ({
    openMember,
    openSite,
    startServer,
  }, { testId, repeatEachIndex }) => {
    test.skip(process.platform !== 'linux', ONLY_LINUX);
    const PORT = String(await freePort());
    const { url, server, twin } = await openSite(file, {
      settings: { PORT },
      twinSettings: { PORT, HOST: '127.0.0.2' },
    });
    const room = { url: new URL(`?roomId=${testId}-${repeatEachIndex}`, url).href, context };
    const members = [await openMember(room), await openMember(room)];
    await talk(members, 'with both');

    await server.kill();
    members.push(await openMember(room));
    await talk(members, 'with the second');

    await startServer({ ...behind(url), PORT });
    await twin?.kill();
    members.push(await openMember(room));
    await talk(members, 'with the first');
  });
}
