/**
 * A reverse proxy that ends TLS in front of our server, with a certificate made for the occasion. It says by the usual
 * headers what it was asked for; a strict one lets no WebSocket through.
 */
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { selfSigned } from './certificate.ts';

export interface TlsProxyOptions {
  /** Whether our server sees the name the browser asked for, or its own. */
  readonly keepsHost: boolean;
  readonly isStrict: boolean;
}

export interface TlsProxy {
  readonly url: URL;
  /** Where requests go from now on. */
  leadTo(target: URL): void;
  upgrades(): number;
  close(): void;
}

export async function startTlsProxy({ keepsHost, isStrict }: TlsProxyOptions): Promise<TlsProxy> {
  let target = new URL('http://127.0.0.1:9/');
  let upgrades = 0;
  const headersFor = ({ headers, socket }: IncomingMessage) => ({
    ...headers,
    host: keepsHost ? headers.host : target.host,
    'x-forwarded-for': socket.remoteAddress,
    'x-forwarded-host': headers.host,
    'x-forwarded-proto': 'https',
  });
  const onwardFrom = (request: IncomingMessage) =>
    http.request(new URL(request.url ?? '/', target), {
      method: request.method ?? 'GET',
      headers: headersFor(request),
      agent: false,
    });

  const proxy = https.createServer(selfSigned(), (request, response) => {
    const onward = onwardFrom(request);
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  proxy.on('upgrade', (request: IncomingMessage, socket) => {
    upgrades += 1;
    socket.on('error', () => socket.destroy());
    if (isStrict) return void socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    const onward = connect(Number(target.port), target.hostname, () => {
      const lines = Object.entries(headersFor(request)).map(([name, value]) => `${name}: ${value}`);
      onward.write([`GET ${request.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');

  return {
    url: new URL(`https://127.0.0.1:${(proxy.address() as AddressInfo).port}/`),
    leadTo(next) {
      target = next;
    },
    upgrades: () => upgrades,
    close() {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}
