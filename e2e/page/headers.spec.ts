import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Response } from '@playwright/test';
import { whyWithout } from '../../scripts/program-path.ts';
import { scriptHashes } from '../../src/server/http/inline-scripts.ts';
import { startTlsProxy } from '../server/tls-proxy.ts';
import type { Settings } from '../support/chat-server.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const INDEX = join(import.meta.dirname, '../../dist/public/index.html');

const firstScript = (): string[] => scriptHashes(readFileSync(INDEX, 'utf8'));
const policy = (): string =>
  `default-src 'none';script-src 'self' ${firstScript().join(' ')};` +
  "style-src 'self';img-src 'self' data: blob:;media-src 'self' blob:;" +
  "connect-src 'self';font-src 'self';manifest-src 'self';worker-src 'self';base-uri 'none';form-action 'none';" +
  "frame-ancestors 'none';require-trusted-types-for 'script';trusted-types parley-worker";

const lanAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

async function hasAllHeaders(response: Response | null, isHttps: boolean): Promise<void> {
  const headers = (await response?.allHeaders()) ?? {};
  expect(headers).toMatchObject({
    'content-security-policy': policy(),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  expect(headers['permissions-policy']).toContain('geolocation=()');
  // Browsers that are not on https complain about it.
  expect(headers['cross-origin-opener-policy']).toBe(isHttps ? 'same-origin' : undefined);
  expect(headers['strict-transport-security']).toBeUndefined();
  expect(headers['x-powered-by']).toBeUndefined();
}

/** Everything a console would show in red or yellow. */
function complaintsOf({ page }: Member): string[] {
  const lines: string[] = [];
  page.on('console', (message) => {
    if (/^(error|warning)$/.test(message.type())) lines.push(message.text());
  });
  return lines;
}

type OpenMember = (options: { url: string; context?: BrowserContextOptions }) => Promise<Member>;

/** Two meet at `url`, talk both ways and use every part that is loaded later; nothing is complained of. */
async function talkWithoutComplaint(
  openMember: OpenMember,
  url: string,
  { isHttps, isStrict } = { isHttps: false, isStrict: false },
): Promise<void> {
  const context = { ignoreHTTPSErrors: true, serviceWorkers: 'allow' } as const;
  const members = [await openMember({ url, context }), await openMember({ url, context })] as const;
  const complaints = members.map(complaintsOf);
  await everyLinkIsConnected(members);
  const [ada] = members;
  await hasAllHeaders(await ada.page.reload(), isHttps);
  await everyLinkIsConnected(members);
  for (const [n, member] of members.entries()) {
    await member.say(`see https://example.com/${n} there`);
    await everyoneReads(members, `see https://example.com/${n} there`);
    await expect(member.message(`/${n}`).getByRole('link')).toBeVisible();
  }
  await ada.act('/1', 'React');
  await ada.page.keyboard.press('Escape');
  await ada.page.getByRole('button', { name: 'QR code' }).click();
  await expect(ada.page.getByRole('dialog')).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await ada.page.getByRole('button', { name: 'Room menu' }).click();
  await ada.page.getByRole('button', { name: 'Connection report' }).click();
  await expect(ada.page.getByRole('dialog', { name: 'Connection report' })).toContainText('Round trip');
  await ada.page.keyboard.press('Escape');
  for (const member of members) {
    await expect(member.banner).toBeEmpty();
    expect(member.harm.lines).toEqual([]);
  }
  // The browser itself complains of a WebSocket that is refused, or given up because the page goes or it took too long.
  // And of a worker's script by a certificate that only this test knows.
  const isExcused = (line: string) =>
    line.startsWith('An SSL certificate error') ||
    (isStrict ? /WebSocket|wss:/ : /closed before the connection/).test(line);
  const unexpected = complaints.flat().filter((line) => !isExcused(line));
  expect(unexpected).toEqual([]);
}

test('the built page has one script in it, which the policy names, and no style or handler @promise', () => {
  const html = readFileSync(INDEX, 'utf8');
  expect(html).toContain('<script');
  expect(firstScript()).toHaveLength(1);
  const others = html.replace(/<script>[\s\S]*?<\/script>/, '');
  for (const [script] of others.matchAll(/<script\b[^>]*>[^<]*/g))
    expect(script).toMatch(/^<script type="module" crossorigin src="\.\/assets\/[\w.-]+"><?$/);
  expect(others).not.toMatch(/<style\b|\sstyle=|\son\w+=|javascript:|https?:\/\//i);
});

/** Runs as a script of the page itself: what a tool evaluates has leave to do more. */
const PROBE = `
;(() => {
  const attempt = (run) => { try { run(); return 'done'; } catch (error) { return error.name; } };
  const element = document.createElement('p');
  globalThis.probe = {
    hasTypes: 'trustedTypes' in globalThis,
    markup: attempt(() => { element.innerHTML = '<b>bold</b>'; }),
    adjacent: attempt(() => { element.insertAdjacentHTML('beforeend', '<b>bold</b>'); }),
    written: attempt(() => { document.write('<b>bold</b>'); }),
    policy: attempt(() => trustedTypes.createPolicy('mine', {})),
    fallback: attempt(() => trustedTypes.createPolicy('default', {})),
    code: attempt(() => eval('1')),
    functions: attempt(() => new Function('1')()),
    timer: attempt(() => setTimeout('globalThis.ranTimer = true')),
    inline: attempt(() => {
      const script = document.createElement('script');
      script.append('globalThis.ranInline = true');
      document.head.append(script);
    }),
  };
  fetch('http://elsewhere.test/').then(() => 'done', (error) => error.name).then((met) => { probe.fetch = met; });
})();`;

interface Probed {
  probe: Record<string, string | boolean>;
}

test('a script on the page can make neither markup nor code of a text, and asks nobody else @promise', async ({
  browser,
  browserName,
  roomUrl,
}) => {
  const page = await (await browser.newContext()).newPage();
  await page.route(/\/assets\/index-[^/]+\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}${PROBE}` });
  });
  await page.goto(roomUrl);
  const read = () => page.evaluate(() => (globalThis as unknown as Probed).probe);
  await expect.poll(async () => (await read())?.fetch).toBe('TypeError');
  const probe = await read();
  const strings = probe.hasTypes ? 'TypeError' : 'done';
  expect(probe).toMatchObject({ markup: strings, adjacent: strings });
  expect([probe.code, probe.functions]).toEqual(['EvalError', 'EvalError']);
  if (probe.hasTypes) expect([probe.policy, probe.fallback]).toEqual(['TypeError', 'TypeError']);
  if (browserName === 'chromium') expect(probe.hasTypes).toBe(true);
  console.log(`${browserName}: ${JSON.stringify(probe)}`);
  expect(await page.evaluate(() => ['ranInline' in globalThis, 'ranTimer' in globalThis])).toEqual([
    false,
    false,
  ]);
  await page.context().close();
});

test('no other page can put the room into a frame', async ({ browser, roomUrl }) => {
  const page = await (await browser.newContext()).newPage();
  const served = page.waitForResponse(roomUrl);
  await page.setContent(`<p>come closer</p><iframe src="${roomUrl}"></iframe>`);
  await served;
  await expect(page.getByText('come closer')).toBeVisible();
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Parley' })).toHaveCount(0);
  await page.context().close();
});

test('whoever is led to by a link learns neither of the room nor of its page', async ({ openRoom }) => {
  const asked: IncomingHttpHeaders[] = [];
  const elsewhere = createServer(({ headers }, response) => {
    asked.push(headers);
    response.end('<!doctype html><p>elsewhere');
  });
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say(`see http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/x`);
  const opened = ben.page.context().waitForEvent('page');
  await ben.message('see').getByRole('link').click();
  const page = await opened;
  await expect(page.getByText('elsewhere')).toBeVisible();
  expect(await page.evaluate(() => [opener, document.referrer])).toEqual([null, '']);
  expect(asked[0]?.referer).toBeUndefined();
  elsewhere.close();
});

test('on the address of a machine in the network, by plain http, nothing is complained of', async ({
  openMember,
  startServer,
}) => {
  const address = lanAddress();
  test.skip(address === undefined, 'NOT RUN: this machine has no address but its own');
  const url = new URL((await startServer({ HOST: '0.0.0.0' })).roomUrl('lan-headers'));
  url.hostname = address ?? '';
  await talkWithoutComplaint(openMember, url.href);
});

const NAMED_BY_SETTING = (url: URL): Settings => ({ PUBLIC_URL: url.href });
const NAMED_BY_PROXY = (): Settings => ({ TRUST_PROXY: '1' });
const NAMED_BY_BOTH = (url: URL): Settings => ({ PUBLIC_URL: url.href, TRUST_PROXY: '1' });

// Both transports in both browsers; how the server comes to know its name is no browser's matter.
for (const [what, settings, options] of [
  ['PUBLIC_URL, WebSocket', NAMED_BY_SETTING, { keepsHost: false, isStrict: false }],
  ['PUBLIC_URL, polling', NAMED_BY_SETTING, { keepsHost: false, isStrict: true }],
  ['TRUST_PROXY, WebSocket @chromium', NAMED_BY_PROXY, { keepsHost: false, isStrict: false }],
  ['PUBLIC_URL and TRUST_PROXY, polling @chromium', NAMED_BY_BOTH, { keepsHost: true, isStrict: true }],
] as const) {
  test(`behind a proxy that ends TLS nothing is complained of: ${what}`, async ({
    openMember,
    startServer,
  }) => {
    const reason = whyWithout('openssl');
    test.skip(reason !== null, `NOT RUN: ${reason}`);
    const proxy = await startTlsProxy(options);
    const server = await startServer(settings(proxy.url));
    proxy.leadTo(server.url);
    const url = new URL(new URL(server.roomUrl('tls-headers')).search, proxy.url).href;
    const isKnownToBeHttps = 'PUBLIC_URL' in settings(proxy.url);
    await talkWithoutComplaint(openMember, url, { isHttps: isKnownToBeHttps, isStrict: options.isStrict });
    expect(proxy.upgrades()).toBeGreaterThan(0);
    proxy.close();
  });
}
