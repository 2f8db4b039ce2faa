/**
 * The page's side of the server: joins the room, joins again after every reconnect, passes sealed signals on.
 * Opens no card and no signal.
 */
import * as v from 'valibot';
import {
  type Address,
  type ConnectRefusal,
  type IceGrant,
  iceGrantSchema,
  type JoinRefusal,
  type JoinRequest,
  joinedSchema,
  joinReplySchema,
  leftSchema,
  type Newcomer,
  relayedSignalSchema,
  type SignalRefusal,
  undeliveredSchema,
} from '../../../src/protocol.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { openSocket } from './socket.ts';

export type SignalingStatus =
  | { readonly kind: 'joining' }
  /** Most members of the room's call with a picture, as the server told when it let me in. */
  | { readonly kind: 'connected'; readonly callCameras: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly reason: JoinRefusal | ConnectRefusal };

export interface Admission extends Readonly<IceGrant> {
  readonly address: Address;
  readonly members: readonly Newcomer[];
}

export interface SignalingHandlers {
  /** What to join with under the address that it will be; asked at every (re)connect. */
  request(address: Address): JoinRequest;
  status(status: SignalingStatus): void;
  admitted(admission: Admission): void;
  joined(newcomer: Newcomer): void;
  left(address: Address): void;
  signal(from: Address, sealed: string): void;
  undelivered(to: Address, reason: SignalRefusal): void;
  /** The answer to `check`, when there is one. */
  iceServers(grant: Readonly<IceGrant>): void;
}

export interface Signaling {
  /** False when there is no admission to send it under; the signal is then not kept. */
  send(to: Address, sealed: string): boolean;
  /**
   * Asks for ICE servers with fresh credentials, which also shows whether the server is still there: without an answer
   * the connection is given up and made anew. Nothing comes of it while the server is away.
   */
  check(): void;
  /** Joins again after a refusal, or tries at once instead of waiting for the back-off. */
  retry(): void;
  /** Says goodbye to the server and stays away. Idempotent. */
  close(): void;
}

export type OpenSignaling = (handlers: SignalingHandlers) => Signaling;

const JOIN_TIMEOUT_MS = 8_000;
/** A connection through a network that is gone may seem to live for long. */
const CHECK_MS = 1_500;
/** The server answers so many times a minute only. */
const CHECK_PAUSE_MS = 4_000;

/** The same object at every try: whoever compares statuses sees that nothing changed. */
const UNREACHABLE: SignalingStatus = { kind: 'unreachable' };
const CONNECT_REFUSED: Readonly<Record<ConnectRefusal, SignalingStatus>> = {
  'tunnel-full': { kind: 'refused', reason: 'tunnel-full' },
};

export interface SignalingOptions {
  /** The page's own folder: its server is asked below it. */
  readonly base: URL;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** Gets what the server says of where others reach it, as it came. */
  readonly published?: (url: unknown) => void;
}

/** Connects to the server that served the page. */
export function connectSignaling({
  base,
  clock,
  random,
  log,
  published = () => undefined,
}: SignalingOptions): OpenSignaling {
  return (handlers) => {
    const connection = openSocket(base);
    const { socket } = connection;
    let isAdmitted = false;
    let isClosed = false;
    let cancelRetry: Cancel | null = null;
    /** While it is set the server is not to be asked again. */
    let cancelPause: Cancel | null = null;

    const drop = (event: string) => log(`dropped a malformed ${event} from the server`);
    const refuse = (reason: JoinRefusal) => handlers.status({ kind: 'refused', reason });

    function join(): void {
      const address = socket.id as Address;
      const isCurrent = () => !isClosed && socket.connected && socket.id === address;
      cancelRetry?.();
      handlers.status({ kind: 'joining' });
      socket.timeout(JOIN_TIMEOUT_MS).emit('join', handlers.request(address), (error, answer) => {
        if (!isCurrent()) return;
        if (error) {
          log('the server did not answer the join in time');
          socket.disconnect().connect();
          return;
        }
        const reply = v.safeParse(joinReplySchema, answer);
        if (!reply.success) return drop('join reply');
        if (!reply.output.ok) {
          const { reason, retryAfterMs } = reply.output;
          // Not all at once of those who were refused together.
          if (retryAfterMs)
            cancelRetry = clock.after(retryAfterMs * (1 + random()), () => {
              if (isCurrent() && !isAdmitted) join();
            });
          return refuse(reason);
        }
        isAdmitted = true;
        log(`joined as ${reply.output.address} with ${reply.output.members.length} others`);
        handlers.admitted(reply.output);
        handlers.status({ kind: 'connected', callCameras: reply.output.callCameras });
      });
    }

    socket.on('connect', () => {
      log(`server connected over ${socket.io.engine.transport.name}`);
      join();
    });
    socket.on('disconnect', (reason) => {
      isAdmitted = false;
      if (isClosed) return;
      log(`server lost: ${reason}`);
      handlers.status(UNREACHABLE);
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error) => {
      if (isClosed) return;
      log(`server not reached: ${error.message}`);
      // A hanging upgrade ends as a timeout of the whole attempt, and Firefox makes a WebSocket that failed wait for
      // longer and longer: begin with the transport that needs no upgrade.
      if (error.message === 'timeout') connection.preferPolling();
      handlers.status(connection.refusal === null ? UNREACHABLE : CONNECT_REFUSED[connection.refusal]);
    });
    socket.on('published', published);
    socket.on('joined', (payload) => {
      const newcomer = v.safeParse(joinedSchema, payload);
      if (!newcomer.success) return drop('joined');
      handlers.joined(newcomer.output);
    });
    socket.on('left', (payload) => {
      const address = v.safeParse(leftSchema, payload);
      if (!address.success) return drop('left');
      handlers.left(address.output);
    });
    socket.on('signal', (...payload) => {
      const signal = v.safeParse(relayedSignalSchema, payload);
      if (!signal.success) return drop('signal');
      handlers.signal(...signal.output);
    });
    socket.on('undelivered', (payload) => {
      const refusal = v.safeParse(undeliveredSchema, payload);
      if (!refusal.success) return drop('undelivered');
      handlers.undelivered(refusal.output.to, refusal.output.reason);
    });
    socket.on('refused', (refusal) => log(`the server refused an event: ${JSON.stringify(refusal)}`));

    return {
      send(to, sealed) {
        if (!isAdmitted) return false;
        socket.emit('signal', to, sealed);
        return true;
      },
      check() {
        if (!isAdmitted || cancelPause) return;
        cancelPause = clock.after(CHECK_PAUSE_MS, () => {
          cancelPause = null;
        });
        const address = socket.id;
        socket.timeout(CHECK_MS).emit('ice', (error, answer) => {
          if (socket.id !== address || isClosed) return;
          if (error) {
            log('the server does not answer');
            socket.disconnect().connect();
            return;
          }
          const grant = v.safeParse(iceGrantSchema, answer);
          if (!grant.success) return drop('ICE grant');
          handlers.iceServers(grant.output);
        });
      },
      retry() {
        if (isClosed) return;
        if (socket.connected) join();
        else socket.disconnect().connect();
      },
      close() {
        if (isClosed) return;
        isClosed = true;
        isAdmitted = false;
        cancelRetry?.();
        cancelPause?.();
        if (socket.connected) socket.emit('leave');
        socket.disconnect();
      },
    };
  };
}
