/** Below a path of somebody's site: with its slash or without, whether the proxy takes the path off or not. */
import type { Page } from '@playwright/test';
import { generate } from 'lean-qr';
import { startTunnelServer } from '../../src/server/tunnel/testing/tunnel-server.ts';
import { copied, watchCopies } from '../support/clipboard.ts';
import { everyLinkIsConnected, everyoneReads, Member } from '../support/member.ts';
import { expect, test } from '../support/site.ts';
import { follow, type Journey, strays } from './journey.ts';
import type { Change, ProxyFile } from './proxy-programs.ts';

const context = { ignoreHTTPSErrors: true };

const NGINX_REDIRECT: Change = [/location = \/chat \{[^}]*\}/, ''];
const CADDY_REDIRECT: Change = [/redir \/chat \S+/, ''];

/** Ways to write it that people come upon by themselves; none redirects to the address with the slash. */
const WAYS: readonly (readonly [name: string, file: ProxyFile, changes: readonly Change[]])[] = [
  [
    'takes the path off and leaves two slashes',
    'nginx/subpath.conf',
    [NGINX_REDIRECT, [/location \/chat\/ \{/, 'location /chat {']],
  ],
  [
    'takes the path off, with the slash or without',
    'caddy/subpath.Caddyfile',
    [CADDY_REDIRECT, [/handle_path \/chat\/\*/, 'handle_path /chat*']],
  ],
  [
    'hands the path on',
    'nginx/subpath.conf',
    [
      NGINX_REDIRECT,
      [/location \/chat\/ \{/, 'location /chat {'],
      [/proxy_pass http:\/\/parley\/;/, 'proxy_pass http://parley;'],
    ],
  ],
  [
    'hands the path on',
    'caddy/subpath.Caddyfile',
    [CADDY_REDIRECT, [/handle_path \/chat\/\*/, 'handle /chat*']],
  ],
];

const FETCHED_AHEAD = 'uncaught: Loading module from';

const AS_DEPLOYED = [
  ['redirects, as we hand it out', 'nginx/subpath.conf', []],
  ['redirects, as we hand it out', 'caddy/subpath.Caddyfile', []],
] as const;

for (const [name, file, changes] of [...AS_DEPLOYED, ...WAYS]) {
  test(`without its slash a link leads into the room: ${file} ${name}`, async ({
    browser,
    browserName,
    openMember,
    openSite,
  }) => {
    const { url } = await openSite(file, { changes });
    const journeys: Journey[] = [];
    const prepare = async (page: Page) => void journeys.push(follow(page));
    const bare = new URL('/chat?roomId=standup&debug', url);
    const ada = await Member.open(browser, bare.href, { context, prepare });
    await ada.hasJoined();
    const here = new URL(ada.page.url());
    expect([here.pathname, here.searchParams.get('roomId')]).toEqual(['/chat/', 'standup']);
    const link = await ada.transcript.getByRole('textbox').inputValue();
    expect(link).toBe(`${url.href}?roomId=standup`);

    const ben = await openMember({ url: link, context, prepare });
    await everyLinkIsConnected([ada, ben]);
    await ada.say('good day');
    await everyoneReads([ada, ben], 'good day');
    await ada.isComplete();
    await ada.page.reload();
    await everyLinkIsConnected([ada, ben]);
    await everyoneReads([ada, ben], 'good day');

    // Whoever came by the right address is led to nothing else.
    const [, bens] = journeys as [Journey, Journey];
    expect(strays(bens, url)).toEqual([]);
    expect(bens.refused).toEqual([]);
    // Before it runs any script, a browser may have asked for the page's parts in the wrong place.
    expect(ada.harm.lines.filter((line) => !line.startsWith(FETCHED_AHEAD))).toEqual([]);
    await ada.page.context().close();
    // Firefox's driver does not tell of WebSockets.
    if (browserName === 'firefox') return;
    const place = new URL('socket.io/', url).href.replace('https:', 'wss:');
    for (const { sockets } of journeys) {
      expect(sockets.length).toBeGreaterThan(0);
      expect(sockets.filter((address) => !address.startsWith(place))).toEqual([]);
    }
  });
}

/** The modules of the code that is shown, as the page drew them. */
const drawn = (canvas: HTMLCanvasElement): boolean[] => {
  const { width, height } = canvas;
  const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
  return Array.from({ length: width * height }, (_, at) => data[at * 4] === 0);
};

function modulesOf(link: string): boolean[] {
  const MARGIN = 4;
  const code = generate(link);
  const width = code.size + 2 * MARGIN;
  return Array.from({ length: width * width }, (_, at) =>
    code.get((at % width) - MARGIN, Math.floor(at / width) - MARGIN),
  );
}

const menu = async ({ page }: Member, item: string): Promise<void> => {
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('button', { name: item, exact: true }).click();
};

for (const file of ['nginx/subpath.conf', 'caddy/subpath.Caddyfile'] as const) {
  test(`every way out of a room stays below the path: ${file} @chromium`, async ({
    openMember,
    openSite,
  }) => {
    const { url } = await openSite(file);
    const ada = await openMember({ url: `${url.href}?roomId=ways`, context, prepare: watchCopies });
    const ben = await openMember({ url: `${url.href}?roomId=ways`, context });
    const journey = follow(ada.page);
    await everyLinkIsConnected([ada, ben]);
    await ada.page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => copied(ada.page)).toBe(`${url.href}?roomId=ways`);

    await ada.page.getByRole('button', { name: 'QR code' }).click();
    const code = ada.page.getByRole('dialog').getByRole('img', { name: 'QR code' });
    expect(await code.evaluate(drawn)).toEqual(modulesOf(`${url.href}?roomId=ways`));
    await ada.page.keyboard.press('Escape');

    await menu(ada, 'Move to a new sealed room');
    const dialog = ada.page.getByRole('dialog', { name: 'Move to a new sealed room' });
    await dialog.getByRole('button', { name: 'Invite to a new room' }).click();
    await dialog.getByRole('button', { name: 'Go to the new room' }).click();
    await expect(ada.page).toHaveURL(/\/chat\/\?roomId=[\w-]{10}#[\w-]{22}$/);

    await ada.hasJoined();
    await menu(ada, 'New sealed room');
    await expect(ada.page).toHaveURL(/\/chat\/\?roomId=[\w-]{10}#[\w-]{22}$/);
    await ada.page.goto(`${url.href}?roomId=no+such+room`);
    await ada.page.getByRole('button', { name: 'Start a new room' }).click();
    await expect(ada.page).toHaveURL(/\/chat\/\?roomId=[\w-]{10}$/);
    await ada.hasJoined();
    expect(strays(journey, url)).toEqual([]);
    expect(journey.refused).toEqual([]);
  });
}

test('a page below a path hands out the link of the tunnel, and people come in by either', async ({
  openMember,
  openSite,
}) => {
  const service = await startTunnelServer();
  const { url } = await openSite('nginx/subpath.conf', {
    settings: { TUNNEL: 'localtunnel', TUNNEL_HOST: service.url },
  });
  await expect.poll(() => service.publicUrl()).not.toBe('');
  const link = `${service.publicUrl()}/?roomId=tunnelled`;
  const ada = await openMember({ url: `${url.href}?roomId=tunnelled`, context });
  await expect(ada.transcript.getByRole('textbox', { name: 'Address to share' })).toHaveValue(link);
  const ben = await openMember({ url: link });
  await everyLinkIsConnected([ada, ben]);
  await ben.say('by the tunnel');
  await everyoneReads([ada, ben], 'by the tunnel');
  await service.close();
});
