/** The proxies of `deploy/`, in front of our server: at the root of a name and below a path, as people set them up. */
import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import type { Page } from '@playwright/test';
import { hasOpenssl } from './certificate.ts';
import type { ChatServer, Settings } from './chat-server.ts';
import { test as base, expect } from './fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from './member.ts';
import {
  findProxy,
  freePort,
  type ProxyFile,
  pathOf,
  programOf,
  type RunningProxy,
  startProxy,
} from './proxy-programs.ts';

interface Site {
  /** Of the page, as people open it. */
  readonly url: URL;
  readonly plainPort: number;
  readonly server: ChatServer;
  /** A second process, where one was asked for. */
  readonly twin: ChatServer | undefined;
}

interface SiteFixtures {
  /** Our server behind the proxy that this file of `deploy/` makes. */
  readonly openSite: (file: ProxyFile, settings?: Settings, twinSettings?: Settings) => Promise<Site>;
}

const PROXIES: readonly ProxyFile[] = [
  'nginx/root.conf',
  'nginx/subpath.conf',
  'caddy/root.Caddyfile',
  'caddy/subpath.Caddyfile',
  'caddy/compose.Caddyfile',
];

const hostOf = (file: ProxyFile): string => (programOf(file) === 'nginx' ? '127.0.0.1' : 'localhost');

const behind = ({ href }: URL): Settings => ({ TRUST_PROXY: '1', PUBLIC_URL: href });

const test = base.extend<SiteFixtures>({
  openSite: async ({ startServer }, use) => {
    const proxies: RunningProxy[] = [];
    await use(async (file, settings = {}, twinSettings) => {
      const program = programOf(file);
      test.skip(findProxy(program) === null, `NOT RUN: there is no ${program}; "npm run proxies" fetches it`);
      test.skip(!hasOpenssl(), 'NOT RUN: there is no openssl here to make a certificate');
      const [port, plainPort] = [await freePort(), await freePort()];
      const url = new URL(pathOf(file), `https://${hostOf(file)}:${port}`);
      const server = await startServer({ ...behind(url), ...settings });
      const twin = twinSettings && (await startServer({ ...behind(url), ...twinSettings }));
      proxies.push(await startProxy({ file, port, plainPort, target: server.url, twin: twin?.url }));
      return { url, plainPort, server, twin };
    });
    await Promise.all(proxies.map((proxy) => proxy.stop()));
  },
});

/** Every address from 127.0.0.1 to 127.255.255.254 is this machine's. */
const ONLY_LINUX = 'NOT RUN: only on Linux a machine has many addresses of its own';

const context = { ignoreHTTPSErrors: true };

interface Journey {
  readonly asked: string[];
  readonly sockets: string[];
  readonly refused: string[];
}

function follow(page: Page): Journey {
  const journey: Journey = { asked: [], sockets: [], refused: [] };
  page.on('request', (request) => journey.asked.push(request.url()));
  page.on('websocket', (socket) => journey.sockets.push(socket.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) journey.refused.push(`${response.status()} ${response.url()}`);
  });
  return journey;
}

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
  test(`behind ${file} people meet by the link that the page gives`, async ({ openMember, openSite }) => {
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

    for (const { asked, sockets, refused } of journeys) {
      expect(refused).toEqual([]);
      expect(asked.filter((address) => /^https?:/.test(address) && !address.startsWith(url.href))).toEqual(
        [],
      );
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
  }) => {
    test.skip(process.platform !== 'linux', ONLY_LINUX);
    const PORT = String(await freePort());
    const { url, server, twin } = await openSite(file, { PORT }, { PORT, HOST: '127.0.0.2' });
    const room = { url: new URL('?roomId=two-processes', url).href, context };
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

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
}

interface Question {
  readonly headers?: IncomingHttpHeaders;
  readonly localAddress?: string;
}

function ask(url: URL, { headers, localAddress }: Question = {}): Promise<Answer> {
  const { get } = url.protocol === 'https:' ? https : http;
  // Where an address of ours asks, "localhost" is not to be the other kind of address.
  const from = localAddress === undefined ? {} : { localAddress, family: 4 };
  const options = { agent: false, rejectUnauthorized: false, ...from, ...(headers && { headers }) };
  return new Promise((resolve, reject) => {
    get(url, options, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, location: answer.headers.location });
    }).on('error', reject);
  });
}

for (const file of ['nginx/root.conf', 'nginx/subpath.conf', 'caddy/root.Caddyfile'] as const) {
  test(`through ${file} the server learns who asks, and whose page it is`, async ({ openSite }) => {
    test.skip(process.platform !== 'linux', ONLY_LINUX);
    // TRUST_PROXY alone: what the proxy says is all there is.
    const site = await openSite(file, { PUBLIC_URL: '', SOCKETS_PER_IP: '1' });
    const handshake = new URL('socket.io/?EIO=4&transport=polling', site.url);
    const from = async (localAddress: string, headers: IncomingHttpHeaders = {}) =>
      (await ask(handshake, { localAddress, headers })).status;
    const { origin } = site.url;
    expect(await from('127.0.0.2', { origin })).toBe(200);
    expect(await from('127.0.0.2', { origin })).toBe(403);
    expect(await from('127.0.0.2', { origin, 'x-forwarded-for': '192.0.2.1' })).toBe(403);
    expect(await from('127.0.0.3', { origin })).toBe(200);
    expect(await from('127.0.0.4', { origin: 'https://evil.example' })).toBe(403);
    expect(await from('127.0.0.4', { origin: origin.replace('https:', 'http:') })).toBe(403);
    expect(
      await from('127.0.0.4', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }),
    ).toBe(403);
    expect(await from('127.0.0.4', { origin })).toBe(200);
  });
}

for (const file of ['nginx/subpath.conf', 'caddy/subpath.Caddyfile'] as const) {
  test(`through ${file} a link without its slash still leads to its room`, async ({ openSite }) => {
    const { url } = await openSite(file);
    const { status, location = '' } = await ask(new URL('/chat?roomId=standup', url));
    expect([301, 302, 308]).toContain(status);
    expect(new URL(location, url).href).toBe(`${url.href}?roomId=standup`);
  });
}

test('through nginx/root.conf plain http leads to https', async ({ openSite }) => {
  const { plainPort } = await openSite('nginx/root.conf');
  const plain = new URL(`http://127.0.0.1:${plainPort}/?roomId=standup`);
  expect(await ask(plain, { headers: { host: 'chat.example.com' } })).toEqual({
    status: 301,
    location: 'https://chat.example.com/?roomId=standup',
  });
});
