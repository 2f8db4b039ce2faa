import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../testing/until.ts';
import { openTunnelEndpoint, type TunnelEndpoint } from './tunnel-endpoint.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** An HTTP server that echoes what is posted, with a tunnel endpoint and no port. */
async function openEcho(): Promise<{ endpoint: TunnelEndpoint; entered: Socket[] }> {
  const http = createServer({ keepAliveTimeout: 0 }, (request, response) => void request.pipe(response));
  http.on('upgrade', (_request, socket, head) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
    socket.write(head);
    socket.pipe(socket);
  });
  const entered: Socket[] = [];
  const endpoint = await openTunnelEndpoint((socket) => {
    entered.push(socket);
    http.emit('connection', socket);
  });
  closers.push(endpoint.close);
  return { endpoint, entered };
}

async function dial({ port }: Pick<TunnelEndpoint, 'port'>): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  closers.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

describe('the endpoint of a tunnel', () => {
  it('keeps connections that say nothing, and hands one over with its first byte', async () => {
    const { endpoint, entered } = await openEcho();
    const [first] = [await dial(endpoint), await dial(endpoint), await dial(endpoint)];
    await until(() => endpoint.connections() === 3);
    expect(entered).toEqual([]);

    first?.write('G');
    await until(() => entered.length === 1);
    first?.end('ET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(await text(first as Socket)).toMatch(/^HTTP\/1\.1 200 OK/);
    await until(() => endpoint.connections() === 2);
    expect(entered).toHaveLength(1);
  });

  it('loses nothing of what is sent at once, in pieces, or one request after the other', async () => {
    const { endpoint } = await openEcho();
    const socket = await dial(endpoint);
    const body = 'x'.repeat(300_000);
    const head = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n`;
    socket.write(`${head}\r\n${body}`);
    socket.write(`${head}Connection: close\r\n\r\n`);
    for (let at = 0; at < body.length; at += 50_000) socket.write(body.slice(at, at + 50_000));
    const answers = await text(socket);
    expect(answers.match(/x/g)).toHaveLength(2 * body.length);
    expect(endpoint.received()).toBe(2 * (head.length + 2 + body.length) + 'Connection: close\r\n'.length);
  });

  it('keeps silent connections for longer than a server would', async () => {
    const timeouts = { headersTimeout: 100, requestTimeout: 100, connectionsCheckingInterval: 10 };
    const http = createServer(timeouts, (_request, response) => void response.end('here'));
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    closers.push(() => http.close());
    const endpoint = await openTunnelEndpoint((socket) => http.emit('connection', socket));
    closers.push(endpoint.close);

    const unused = await dial(endpoint);
    const direct = await dial({ port: (http.address() as AddressInfo).port });
    expect(await text(direct)).toMatch(/^HTTP\/1\.1 408 /);
    unused.end('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(await text(unused)).toMatch(/^HTTP\/1\.1 200 OK[\s\S]+here$/);
  });

  it('carries upgraded connections', async () => {
    const { endpoint } = await openEcho();
    const socket = await dial(endpoint);
    socket.end('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\nsaid at once');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 101 [\s\S]+\r\n\r\nsaid at once$/);
  });

  it('forgets connections that end without a word, and ends all when it is cleared', async () => {
    const { endpoint, entered } = await openEcho();
    const silent = await dial(endpoint);
    silent.end();
    await once(silent, 'close');
    const [one, other] = [await dial(endpoint), await dial(endpoint)];
    await until(() => endpoint.connections() === 2);
    const ends = [once(one, 'close'), once(other, 'close')];
    endpoint.clear();
    await Promise.all(ends);
    expect(endpoint.connections()).toBe(0);
    expect(entered).toEqual([]);
    await dial(endpoint);
  });
});
