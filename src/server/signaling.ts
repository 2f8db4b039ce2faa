/**
 * Owns the Socket.IO server: its transports, its limits, who may connect, and what is attached to each connection.
 * What happens on one is presence.ts, relay.ts and ice-refresh.ts.
 */
import type { Server as HttpServer } from 'node:http';
import { nanoid } from 'nanoid';
import { Server } from 'socket.io';
import { MAX_EVENT_BYTES } from '../protocol.ts';
import { guardEvents } from './gate.ts';
import { answerIce } from './ice-refresh.ts';
import type { IceSource } from './ice-source.ts';
import type { Logger } from './log.ts';
import type { MemberServer, Reach } from './member-socket.ts';
import { isOriginAllowed } from './origin.ts';
import { followPresence } from './presence.ts';
import { relaySignals } from './relay.ts';
import type { Rooms } from './rooms.ts';

const connectTimeoutMs = 5_000;
// A laptop that vanished is noticed within their sum.
const pingIntervalMs = 10_000;
const pingTimeoutMs = 8_000;

export interface SignalingOptions {
  readonly rooms: Rooms;
  readonly iceServers: IceSource;
  readonly allowedOrigins: readonly string[];
  readonly log: Logger;
}

/** Attaches to an HTTP server. `close()` closes that server too, and leaves the clients free to come back. */
export function createSignaling(
  http: HttpServer,
  { rooms, iceServers, allowedOrigins, log }: SignalingOptions,
): MemberServer {
  const io: MemberServer = new Server(http, {
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: MAX_EVENT_BYTES,
    connectTimeout: connectTimeoutMs,
    pingInterval: pingIntervalMs,
    pingTimeout: pingTimeoutMs,
    // Nearly everything that passes is ciphertext, which does not get smaller.
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    // `cors` would leave WebSockets open to every page.
    allowRequest: (request, decide) => decide(null, isOriginAllowed(request, allowedOrigins)),
  });
  const reach: Reach = (address) => io.sockets.sockets.get(address);

  io.engine.on('connection_error', ({ code, message }: { code: number; message: string }) =>
    log.debug({ code, problem: message }, 'connection refused'),
  );

  io.on('connection', (socket) => {
    log.debug({ address: socket.id, transport: socket.conn.transport.name }, 'connected');
    socket.on('disconnect', (reason) => log.debug({ address: socket.id, reason }, 'disconnected'));
    guardEvents(socket, log);
    const turnName = nanoid();
    const grantIce = () => iceServers(turnName);
    followPresence(socket, { rooms, grantIce, reach, log });
    relaySignals(socket, { reach, log });
    answerIce(socket, { grantIce, log });
  });

  return io;
}
