/** A proxy that lets plain HTTP through and no WebSocket: it refuses the upgrade, or accepts the request and says nothing. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StrictProxy {
  readonly url: URL;
  /** Upgrades that were asked for. */
  upgrades(): number;
  close(): void;
}

export async function startStrictProxy(target: URL, mode: 'refuse' | 'hang'): Promise<StrictProxy> {
  let upgrades = 0;
  const proxy = http.createServer((request, response) => {
    const { method, headers, url } = request;
    const onward = http.request(new URL(url ?? '/', target), { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  proxy.on('upgrade', (_request, socket) => {
    upgrades++;
    socket.on('error', () => socket.destroy());
    if (mode === 'refuse') socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
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
