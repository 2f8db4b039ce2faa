/** Owns the way to a STUN server over TCP or TLS: messages follow each other without anything between (RFC 8489, 6.2.2). */
import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { IceUrl } from '../ice-url.ts';
import type { Channel, ChannelEvents } from './channel.ts';
import { lengthOfMessage } from './message.ts';

/** A message's length stands in its first bytes. */
const LENGTH_KNOWN_AFTER = 4;

/** `ca`: authorities to trust instead of the usual ones, as PEM. */
export function openStreamChannel(
  { host, port, transport }: Pick<IceUrl, 'host' | 'port' | 'transport'>,
  events: ChannelEvents,
  ca?: string,
): Channel {
  const socket =
    transport === 'tls'
      ? connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }), ...(ca && { ca }) })
      : connectTcp({ host, port });
  let isClosed = false;
  let unread = Buffer.alloc(0);

  const fail = (cause: string): void => {
    if (isClosed) return;
    close();
    events.failed(cause);
  };
  const close = (): void => {
    isClosed = true;
    socket.destroy();
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
