/** The ways to a STUN server: datagrams over UDP, or a stream over TCP or TLS. */
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { IceUrl } from '../ice-url.ts';
import { lengthOfMessage } from './message.ts';

export interface ChannelEvents {
  /** One datagram, or one whole message of a stream. It may be anything. */
  received(bytes: Buffer): void;
  /** The last event: the system's error code, `closed` for a stream that ended, or `garbled` for one that makes no sense. */
  failed(cause: string): void;
}

export interface Channel {
  /** Whether what is sent may get lost. */
  readonly isLossy: boolean;
  /** The address that it leads to, as soon as that is known. */
  readonly remoteAddress: string | undefined;
  /** May be called before there is a connection. */
  send(bytes: Buffer): void;
  /** Idempotent. No event comes afterwards. */
  close(): void;
}

/** `ca`: authorities to trust instead of the usual ones, as PEM. */
export type OpenChannel = (url: IceUrl, events: ChannelEvents, ca?: string) => Channel;

export const openChannel: OpenChannel = (url, events, ca) =>
  url.transport === 'udp' ? openUdpChannel(url, events) : openStreamChannel(url, events, ca);

/** The socket is connected, so that the system reports when nothing listens there. */
function openUdpChannel({ host, port }: IceUrl, events: ChannelEvents): Channel {
  let socket: UdpSocket | undefined;
  let remoteAddress: string | undefined;
  let waiting: Buffer | undefined;
  let isConnected = false;
  let isClosed = false;

  const fail = (error: NodeJS.ErrnoException): void => {
    if (!isClosed) events.failed(error.code ?? error.message);
  };

  async function connect(): Promise<void> {
    const addresses = await lookup(host, { all: true });
    // A machine without IPv6 gets IPv6 addresses all the same.
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

/** The length of a message is in its first bytes. */
const LENGTH_KNOWN_AFTER = 4;

/** Messages follow each other without anything in between (RFC 8489, section 6.2.2). */
function openStreamChannel({ host, port, transport }: IceUrl, events: ChannelEvents, ca?: string): Channel {
  const socket =
    transport === 'tls'
      ? connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }), ...(ca && { ca }) })
      : connectTcp({ host, port });
  let isClosed = false;
  let unread = Buffer.alloc(0);

  const close = (): void => {
    isClosed = true;
    socket.destroy();
  };
  const fail = (cause: string): void => {
    if (isClosed) return;
    close();
    events.failed(cause);
  };

  socket.on('data', (chunk) => {
    unread = Buffer.concat([unread, chunk]);
    while (!isClosed && unread.length >= LENGTH_KNOWN_AFTER) {
      const length = lengthOfMessage(unread);
      if (length === undefined) return fail('garbled');
      if (unread.length < length) return;
      events.received(unread.subarray(0, length));
      unread = unread.subarray(length);
    }
  });
  socket.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
  socket.on('close', () => fail('closed'));

  return {
    isLossy: false,
    get remoteAddress() {
      return socket.remoteAddress;
    },
    send: (bytes) => {
      if (!isClosed) socket.write(bytes);
    },
    close,
  };
}
