/**
 * A proxy that lets plain HTTP through and spoils every WebSocket: it refuses the upgrade, strips it off the request,
 * accepts it and says nothing, or cuts whatever lasts.
 */
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

export const PROXY_MODES = ['refuse', 'strip', 'hang', 'cut'] as const;
export type ProxyMode = (typeof PROXY_MODES)[number];

export interface StrictProxy {
  readonly url: URL;
  /** Upgrades that were asked for. */
  upgrades(): number;
  close(): void;
}

/** Less than a long poll or a WebSocket lasts by itself. */
const CUT_AFTER_MS = 2_000;
const UPGRADE_HEADER = /^(upgrade|connection|sec-websocket-.*)$/i;

export async function startStrictProxy(target: URL, mode: ProxyMode): Promise<StrictProxy> {
  let upgrades = 0;
  const cutLater = (connection: { destroy(): void }): void => {
    if (mode === 'cut') setTimeout(() => connection.destroy(), CUT_AFTER_MS).unref();
  };

  const proxy = http.createServer((request, response) => {
    const { method, headers, url } = request;
    const onward = http.request(new URL(url ?? '/', target), { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
    // A page that loads slowly is no connection that lasts.
    if (url?.includes('transport=polling')) cutLater(response);
  });

  proxy.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgrades++;
    socket.on('error', () => socket.destroy());
    if (mode === 'hang') return;
    if (mode === 'refuse') return void socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');

    const onward = connect(Number(target.port), target.hostname);
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    onward.write(headOf(request, mode === 'strip'));
    onward.write(head);
    onward.pipe(socket).pipe(onward);
    cutLater(socket);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;

  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    upgrades: () => upgrades,
    close() {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}

function headOf({ method, url, rawHeaders }: IncomingMessage, isStripped: boolean): string {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value] = rawHeaders.slice(at, at + 2);
    if (!isStripped || !UPGRADE_HEADER.test(name)) lines.push(`${name}: ${value}`);
  }
  return [...lines, '', ''].join('\r\n');
}
