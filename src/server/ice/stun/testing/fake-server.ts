/** Servers on loopback that answer what a test wants, over UDP, TCP or TLS. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { type IceUrl, parseIceUrl } from '../../ice-url.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

/** What to send back, one datagram or chunk each. With a stream, `request` is one chunk. */
export type Behaviour = (request: Buffer) => readonly Buffer[] | 'hang up';

export interface FakeServer {
  readonly port: number;
  /** What came, in order. */
  readonly requests: Buffer[];
  close(): Promise<void>;
}

export function urlOf(text: string): IceUrl {
  const url = parseIceUrl(text);
  if (url === undefined) throw new Error(`${text} is no URL of a STUN or TURN server`);
  return url;
}

export async function listenOnUdp(behaviour: Behaviour): Promise<FakeServer> {
  const requests: Buffer[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (request, { port, address }) => {
    requests.push(request);
    const answers = behaviour(request);
    if (answers !== 'hang up') for (const answer of answers) socket.send(answer, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    requests,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

export const listenOnTcp = (behaviour: Behaviour): Promise<FakeServer> =>
  listenForStreams(behaviour, createServer());

export const listenOnTls = (behaviour: Behaviour): Promise<FakeServer> =>
  listenForStreams(behaviour, createTlsServer({ cert: CERTIFICATE, key: KEY }));

async function listenForStreams(behaviour: Behaviour, server: Server): Promise<FakeServer> {
  const requests: Buffer[] = [];
  const sockets = new Set<Socket>();
  const attend = (socket: Socket) => {
    sockets.add(socket);
    // The probe closes the connection as soon as it knows enough.
    socket.on('error', () => socket.destroy());
    socket.on('data', (request) => {
      requests.push(request);
      const answers = behaviour(request);
      if (answers === 'hang up') socket.end();
      else for (const answer of answers) socket.write(answer);
    });
  };
  server.on('connection', (socket) => sockets.add(socket));
  server.on('tlsClientError', () => undefined);
  server.on('secureConnection', attend);
  if (!('setSecureContext' in server)) server.on('connection', attend);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
