/** What requests meet at the proxies of `deploy/`, and what our server learns of them. */
import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import { expect, ONLY_LINUX, test } from '../support/site.ts';

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
    const site = await openSite(file, { settings: { PUBLIC_URL: '', SOCKETS_PER_IP: '1' } });
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

test('through nginx/root.conf plain http leads to https @promise', async ({ openSite }) => {
  const { plainPort } = await openSite('nginx/root.conf');
  const plain = new URL(`http://127.0.0.1:${plainPort}/?roomId=standup`);
  expect(await ask(plain, { headers: { host: 'chat.example.com' } })).toEqual({
    status: 301,
    location: 'https://chat.example.com/?roomId=standup',
  });
});
