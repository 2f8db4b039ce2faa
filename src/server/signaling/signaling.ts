/**
 * Sets up the Socket.IO server: its transports, its limits, who may connect, and what is attached to each connection.
 * What happens on a connection is in presence.ts, relay.ts and ice-refresh.ts.
 */
import type { Server as HttpServer } from 'node:http';
import { nanoid } from 'nanoid';
import { Server } from 'socket.io';
import { type ConnectRefusal, type FileRules, type LastResort, MAX_EVENT_BYTES } from '../../protocol.ts';
import { clientAddress } from '../http/forwarded.ts';
import { networkOf, shortened } from '../http/ip-address.ts';
import type { IceSource } from '../ice/ice-source.ts';
import { type Clock, systemClock } from '../ops/clock.ts';
import {
  JOIN_WITHIN_MS,
  type NetworkLimits,
  PACKET_LIMITS,
  type SocketLimits,
  WINDOW_MS,
} from '../ops/limits.ts';
import type { Logger } from '../ops/log.ts';
import { type CutReason, type MetricsSink, UNCOUNTED } from '../ops/metrics-sink.ts';
import { createRateByNetwork } from '../ops/network-counters.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { carryPackets } from './carry.ts';
import { type AdmissionSettings, createConnectionAdmission } from './connection-admission.ts';
import { type ConnectionRateLimit, limitConnectionRate } from './connection-rate-limit.ts';
import { guardEvents } from './event-guard.ts';
import { answerIce } from './ice-refresh.ts';
import type { EngineConnection, MemberServer } from './member-socket.ts';
import { PacketAllowances } from './packet-allowances.ts';
import { followPresence } from './presence.ts';
import { relaySignals } from './relay.ts';
import * as signalParser from './signal-parser.ts';
import { forgetRequest } from './socket-io-internals.ts';
import { endWhenClosed, terminate } from './terminate.ts';
import { TokenBucket } from './token-bucket.ts';
import { createWritingTogether } from './write-together.ts';

const CONNECT_TIMEOUT_MS = 5_000;
// A laptop that vanished is noticed within the sum of both.
const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 8_000;

// Engine.IO's codes of what is wrong with a request.
const UNKNOWN_SESSION = 1;
const FORBIDDEN = 4;
/** The operator shall see that there is an attack, and not lose the disk to it. */
const WARNINGS = { burst: 10, perSecond: 0.1 };

export interface SignalingOptions extends AdmissionSettings {
  readonly rooms: Rooms;
  readonly iceServers: IceSource;
  readonly callCameras: number;
  readonly files: FileRules;
  readonly lastResort: LastResort;
  readonly networkLimits: NetworkLimits;
  readonly socketLimits: SocketLimits;
  /** Where people elsewhere reach the server, once that is known. */
  readonly published?: () => string | undefined;
  readonly metricsSink?: MetricsSink;
  readonly log: Logger;
  readonly clock?: Clock;
}

/** What is known of a connection from its first request. */
interface Visit {
  /** The IP address it came from. */
  readonly address: string;
  readonly rateLimit: ConnectionRateLimit;
  end(reason: CutReason): void;
}

/** Attaches to an HTTP server. `close()` closes that server too, and leaves the clients free to come back. */
export function createSignaling(http: HttpServer, options: SignalingOptions): MemberServer {
  const { rooms, iceServers, callCameras, files, lastResort, socketLimits, trustedHops, log } = options;
  const { metricsSink = UNCOUNTED, published, clock = systemClock } = options;
  const connectionAdmission = createConnectionAdmission(options);
  const joins = createRateByNetwork(options.networkLimits.joins, WINDOW_MS);
  const warnings = new TokenBucket(WARNINGS, clock);
  const allowances = new PacketAllowances(PACKET_LIMITS, clock);
  const writeTogether = createWritingTogether();
  const visits = new WeakMap<EngineConnection, Visit>();

  const io: MemberServer = new Server(http, {
    transports: ['websocket', 'polling'],
    parser: signalParser,
    maxHttpBufferSize: MAX_EVENT_BYTES,
    connectTimeout: CONNECT_TIMEOUT_MS,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    // Nearly everything is ciphertext, which does not compress.
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    // Not `cors`, which would leave WebSockets open to every page.
    allowRequest: (request, decide) => {
      connectionAdmission.turnsAway(request).then(
        (reason) => {
          if (reason === undefined) return decide(null, true);
          metricsSink.refused('connect', reason);
          const network = shortened(clientAddress(request, trustedHops));
          log.debug({ network, reason }, 'connection turned away');
          const told: ConnectRefusal | null = reason === 'tunnel-full' ? reason : null;
          decide(told, false);
        },
        (error: unknown) => {
          log.error({ err: error }, 'connection not admitted');
          decide(null, false);
        },
      );
    },
  });

  io.engine.on('connection_error', ({ code, message }: { code: number; message: string }) => {
    if (code === FORBIDDEN) return;
    metricsSink.refused('connect', code === UNKNOWN_SESSION ? 'unknown-session' : 'malformed');
    log.debug({ code, problem: message }, 'connection refused');
  });

  io.engine.on('connection', (connection: EngineConnection) => {
    const { request } = connection;
    const address = clientAddress(request, trustedHops);
    connection.once('close', connectionAdmission.admit(request));
    endWhenClosed(connection, clock);
    writeTogether(connection);
    const end = (reason: CutReason): void => cut(connection, address, reason);
    const rateLimit = limitConnectionRate(connection, socketLimits, end, clock);
    visits.set(connection, { address, end, rateLimit });
    forgetRequest(connection);
  });

  function cut(connection: EngineConnection, address: string, reason: CutReason): void {
    metricsSink.refused('cut', reason);
    const isWarned = reason !== 'never-joined' && warnings.take(1);
    log[isWarned ? 'warn' : 'debug']({ network: shortened(address), reason }, 'connection cut off');
    terminate(connection);
  }

  io.on('connection', (socket) => {
    const visit = visits.get(socket.conn);
    // It closed before Socket.IO reported it.
    if (visit === undefined) return void socket.disconnect(true);
    const { address, end, rateLimit } = visit;
    const network = networkOf(address);
    log.debug({ address: socket.id, transport: socket.conn.transport.name }, 'connected');

    const stopWaiting = clock.after(JOIN_WITHIN_MS, () => end('never-joined'));
    // A refused join counts too: people read that the room is full, and wait for somebody to leave.
    socket.once('join', stopWaiting);
    socket.once('disconnect', (reason) => {
      stopWaiting();
      log.debug({ address: socket.id, reason }, 'disconnected');
    });

    guardEvents(socket, { rateLimit, metricsSink, log });
    const turnName = nanoid();
    const grantIce = () => iceServers(turnName);
    const { joinCost, waiting } = socketLimits;
    const joinWaitMs = () => joins.take(network);
    const inbox = relaySignals(socket, { rooms, rateLimit, maxWaiting: waiting, metricsSink, log });
    const told = { grantIce, callCameras, files, lastResort };
    const { undelivered } = inbox;
    carryPackets(socket, { rooms, lastResort, allowances, rateLimit, metricsSink, undelivered });
    followPresence(socket, { rooms, inbox, ...told, rateLimit, joinCost, joinWaitMs, metricsSink, log });
    answerIce(socket, { grantIce, rateLimit, clock, metricsSink, log });
    const url = published?.();
    if (url !== undefined) socket.emit('published', url);
  });

  return io;
}
