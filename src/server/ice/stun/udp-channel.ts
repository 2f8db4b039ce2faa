/** Owns the way to a STUN server over UDP. Connected, so that the system tells when nothing listens there. */
import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import type { IceUrl } from '../ice-url.ts';
import type { Channel, ChannelEvents } from './channel.ts';

export function openUdpChannel(
  { host, port }: Pick<IceUrl, 'host' | 'port'>,
  events: ChannelEvents,
): Channel {
  let socket: Socket | undefined;
  let remoteAddress: string | undefined;
  let waiting: Buffer | undefined;
  let isConnected = false;
  let isClosed = false;

  const fail = (error: NodeJS.ErrnoException): void => {
    if (!isClosed) events.failed(error.code ?? error.message);
  };

  async function connect(): Promise<void> {
    const addresses = await lookup(host, { all: true });
    // A machine without IPv6 is told of IPv6 addresses all the same.
    const found = addresses.find(({ family }) => family === 4) ?? addresses[0];
    if (isClosed || found === undefined) return;
    remoteAddress = found.address;
    socket = createSocket(found.family === 4 ? 'udp4' : 'udp6');
    socket.on('error', fail);
    socket.on('message', (bytes) => events.received(bytes));
    socket.on('connect', () => {
      isConnected = true;
      if (waiting !== undefined) socket?.send(waiting);
    });
    socket.connect(port, found.address);
  }
  connect().catch(fail);

  return {
    isLossy: true,
    get remoteAddress() {
      return remoteAddress;
    },
    send(bytes) {
      if (isConnected && !isClosed) socket?.send(bytes);
      else waiting = bytes;
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      socket?.close();
    },
  };
}
