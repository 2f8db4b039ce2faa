import { request as ask, type OutgoingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start.ts';
import type { Transport } from '../testing/visitor.ts';

const HANDSHAKES: Record<Transport, { path: string; headers: OutgoingHttpHeaders; accepted: number }> = {
  polling: { path: '/socket.io/?EIO=4&transport=polling', headers: {}, accepted: 200 },
  websocket: {
    path: '/socket.io/?EIO=4&transport=websocket',
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    },
    accepted: 101,
  },
};
const REFUSED = [400, 403];

/** The status that a handshake gets; headers are sent as they are written, also those that no browser sends. */
function shakeHands(url: string, transport: Transport, headers: OutgoingHttpHeaders): Promise<number> {
  const handshake = HANDSHAKES[transport];
  return new Promise((resolve, reject) => {
    const request = ask(new URL(handshake.path, url), { headers: { ...handshake.headers, ...headers } });
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end();
  });
}

describe.each<Transport>(['websocket', 'polling'])('an origin over %s', (transport) => {
  let alone: TestServer;
  let tunneled: TestServer;
  let proxied: TestServer;
  beforeAll(async () => {
    alone = await startTestServer();
    tunneled = await startTestServer({ PUBLIC_URL: 'https://chat.example.com/' });
    proxied = await startTestServer({ TRUST_PROXY: '1' });
  });
  afterAll(() => Promise.all([alone, tunneled, proxied].map((server) => server.close())));

  const { accepted } = HANDSHAKES[transport];
  const own = (pattern: string) => pattern.replace('PORT', new URL(alone.url).port);

  it.each([
    ['of nobody', 'null'],
    ['that is empty', ''],
    ['of another host', 'https://evil.example'],
    ['of another host with our port', 'http://evil.example:PORT'],
    ['of another port', 'http://127.0.0.1:1'],
    ['without the port', 'http://127.0.0.1'],
    ['that begins as ours', 'http://127.0.0.1:PORT.evil.example'],
    ['that begins as our port', 'http://127.0.0.1:PORT1'],
    ['that ends as ours', 'http://evil-127.0.0.1:PORT'],
    ['of a sub domain', 'http://www.127.0.0.1:PORT'],
    ['with us as its user', 'http://127.0.0.1:PORT@evil.example'],
    ['with a user', 'http://user@127.0.0.1:PORT'],
    ['in capitals', 'HTTP://127.0.0.1:PORT'],
    ['with a dot at the end', 'http://127.0.0.1.:PORT'],
    ['with a path', 'http://127.0.0.1:PORT/'],
    ['that is ours written otherwise', 'http://2130706433:PORT'],
    ['of a file', 'file://'],
    ['of an extension', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'],
    ['of another protocol', 'ftp://127.0.0.1:PORT'],
    ['that is a script', 'javascript:alert(1)'],
    ['without a protocol', '127.0.0.1:PORT'],
    ['that is two', 'http://127.0.0.1:PORT, https://evil.example'],
    ['that is ours twice', 'http://127.0.0.1:PORT http://127.0.0.1:PORT'],
  ])('%s is refused', async (_what, origin) => {
    expect(REFUSED).toContain(await shakeHands(alone.url, transport, { Origin: own(origin) }));
  });

  it.each<[string, OutgoingHttpHeaders]>([
    ['two headers', { Origin: ['http://127.0.0.1:PORT', 'https://evil.example'] }],
    [
      'a forwarded host that nobody vouches for',
      { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' },
    ],
    ['a page that does not name itself', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a neighbour that does not name itself', { 'Sec-Fetch-Site': 'same-site' }],
  ])('of %s is refused', async (_what, headers) => {
    const written = [headers.Origin ?? []].flat().map((origin) => own(String(origin)));
    const origin = written.length > 0 ? { Origin: written } : {};
    expect(REFUSED).toContain(await shakeHands(alone.url, transport, { ...headers, ...origin }));
  });

  it.each<[string, OutgoingHttpHeaders]>([
    ['localhost', { Host: 'localhost:3000', Origin: 'http://localhost:3000' }],
    ['an address in the home network', { Host: '192.168.1.20:3000', Origin: 'http://192.168.1.20:3000' }],
    ['IPv6', { Host: '[fd00::20]:3000', Origin: 'http://[fd00::20]:3000' }],
    ['the default port', { Host: 'parley.lan', Origin: 'http://parley.lan' }],
    ['a tunnel that passes the host on', { Host: 'abc.loca.lt', Origin: 'https://abc.loca.lt' }],
    ['a page that does not name itself', { 'Sec-Fetch-Site': 'same-origin' }],
    ['no browser', {}],
  ])('of our own page is accepted: %s', async (_what, headers) => {
    expect(await shakeHands(alone.url, transport, headers)).toBe(accepted);
  });

  it.each<[string, OutgoingHttpHeaders, boolean]>([
    ['the public URL', { Origin: 'https://chat.example.com' }, true],
    ['the same host', { Host: 'chat.example.com', Origin: 'https://chat.example.com' }, true],
    ['the network', { Host: '192.168.1.20:3000', Origin: 'http://192.168.1.20:3000' }, true],
    ['http of an https site', { Host: 'chat.example.com', Origin: 'http://chat.example.com' }, false],
    ['its sub domain', { Host: 'chat.example.com', Origin: 'https://www.chat.example.com' }, false],
    ['its host with a port', { Host: 'chat.example.com', Origin: 'https://chat.example.com:8443' }, false],
  ])('with a public URL: %s', async (_what, headers, isAccepted) => {
    const status = await shakeHands(tunneled.url, transport, headers);
    expect(isAccepted ? [accepted] : REFUSED).toContain(status);
  });

  const forwarded = { 'X-Forwarded-Host': 'chat.example.com', 'X-Forwarded-Proto': 'https' };
  it.each<[string, OutgoingHttpHeaders, boolean]>([
    ['the host it was asked for', { ...forwarded, Origin: 'https://chat.example.com' }, true],
    [
      'with its port',
      { ...forwarded, 'X-Forwarded-Host': 'chat.example.com:443', Origin: 'https://chat.example.com' },
      true,
    ],
    ['http before https', { ...forwarded, Origin: 'http://chat.example.com' }, false],
    ['the host behind it', { ...forwarded, Host: 'inner:3000', Origin: 'http://inner:3000' }, false],
    [
      'forged before it',
      {
        ...forwarded,
        'X-Forwarded-Host': 'evil.example, chat.example.com',
        Origin: 'https://evil.example',
      },
      false,
    ],
    ['a proxy that only passes the host on', { Host: 'a.example', Origin: 'https://a.example' }, true],
  ])('with a trusted proxy: %s', async (_what, headers, isAccepted) => {
    const status = await shakeHands(proxied.url, transport, headers);
    expect(isAccepted ? [accepted] : REFUSED).toContain(status);
  });
});
