/**
 * The page's side of the server: joins the room, joins again after every reconnect, passes sealed signals on.
 * Opens no card and no signal.
 */
import * as v from 'valibot';
import {
  type Address,
  type ConnectRefusal,
  iceAnswerSchema,
  joinedSchema,
  joinReplySchema,
  leftSchema,
  relayedSignalSchema,
  undeliveredSchema,
} from '../../../src/protocol.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { OpenSignaling, Signaling, SignalingHandlers, SignalingStatus } from './signaling.ts';
import { openSocket, type ServerSocket } from './socket.ts';

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

const JOIN_TIMEOUT_MS = 8_000;
/** A connection through a network that is gone may seem alive for long. */
const CHECK_MS = 1_500;
/** The server limits how often a minute it answers. */
const CHECK_PAUSE_MS = 4_000;

/** The same object at every try: whoever compares statuses sees that nothing changed. */
const UNREACHABLE: SignalingStatus = { kind: 'unreachable' };
const CONNECT_REFUSED: Readonly<Record<ConnectRefusal, SignalingStatus>> = {
  'tunnel-full': { kind: 'refused', reason: 'tunnel-full' },
};

/** Connects to the server that served the page. */
export const connectSignaling =
  (options: SignalingOptions): OpenSignaling =>
  (handlers) =>
    new SignalingClient(options, handlers);

class SignalingClient implements Signaling {
  readonly #options: SignalingOptions;
  readonly #handlers: SignalingHandlers;
  readonly #connection: ServerSocket;
  #state: 'outside' | 'admitted' | 'closed' = 'outside';
  #cancelRetry: Cancel | null = null;
  /** While it is set the server is not to be asked again. */
  #cancelPause: Cancel | null = null;

  constructor(options: SignalingOptions, handlers: SignalingHandlers) {
    this.#options = options;
    this.#handlers = handlers;
    this.#connection = openSocket(options.base);
    this.#followConnection();
    this.#listen();
  }

  send(to: Address, sealed: string): boolean {
    return this.#emit('signal', to, sealed);
  }

  sendPacket(to: Address, sealed: string): boolean {
    return this.#emit('packet', to, sealed);
  }

  check(): void {
    if (this.#state !== 'admitted' || this.#cancelPause) return;
    this.#cancelPause = this.#options.clock.after(CHECK_PAUSE_MS, () => {
      this.#cancelPause = null;
    });
    const isCurrent = this.#ofThisConnection();
    const readClock = this.#asking();
    this.#socket.timeout(CHECK_MS).emit('ice', (error, answer) => {
      if (!isCurrent()) return;
      if (error) return this.#reconnect('the server does not answer');
      const grant = v.safeParse(iceAnswerSchema, answer);
      if (grant.success) {
        readClock(grant.output.serverTime);
        this.#handlers.iceServers(grant.output);
      } else this.#drop('ICE grant');
    });
  }

  retry(): void {
    if (this.#state === 'closed') return;
    if (this.#socket.connected) this.#join();
    else this.#socket.disconnect().connect();
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#cancelRetry?.();
    this.#cancelPause?.();
    if (this.#socket.connected) this.#socket.emit('leave');
    this.#socket.disconnect();
  }

  get #socket(): ServerSocket['socket'] {
    return this.#connection.socket;
  }

  #emit(event: 'signal' | 'packet', to: Address, sealed: string): boolean {
    if (this.#state !== 'admitted') return false;
    this.#socket.emit(event, to, sealed);
    return true;
  }

  #join(): void {
    const { clock, random, log } = this.#options;
    const isCurrent = this.#ofThisConnection();
    this.#cancelRetry?.();
    this.#handlers.status({ kind: 'joining' });
    const request = this.#handlers.request(this.#socket.id as Address);
    const readClock = this.#asking();
    this.#socket.timeout(JOIN_TIMEOUT_MS).emit('join', request, (error, answer) => {
      if (!isCurrent()) return;
      if (error) return this.#reconnect('the server did not answer the join in time');
      const reply = v.safeParse(joinReplySchema, answer);
      if (!reply.success) return this.#drop('join reply');
      if (!reply.output.ok) {
        const { reason, retryAfterMs } = reply.output;
        // Random, so that those who were refused together do not come back together.
        if (retryAfterMs)
          this.#cancelRetry = clock.after(retryAfterMs * (1 + random()), () => {
            if (isCurrent() && this.#state === 'outside') this.#join();
          });
        return this.#handlers.status({ kind: 'refused', reason });
      }
      this.#state = 'admitted';
      readClock(reply.output.serverTime);
      log(`joined as ${reply.output.address} with ${reply.output.members.length} others`);
      this.#handlers.admitted(reply.output);
      const { callCameras, files, lastResort } = reply.output;
      this.#handlers.status({ kind: 'connected', callCameras, files, lastResort });
    });
  }

  #followConnection(): void {
    const { log } = this.#options;
    const socket = this.#socket;
    socket.on('connect', () => {
      log(`server connected over ${socket.io.engine.transport.name}`);
      this.#join();
    });
    socket.on('disconnect', (reason) => {
      if (this.#state === 'closed') return;
      this.#state = 'outside';
      log(`server lost: ${reason}`);
      this.#handlers.status(UNREACHABLE);
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error) => {
      if (this.#state === 'closed') return;
      log(`server not reached: ${error.message}`);
      // A hanging upgrade ends as a timeout of the whole attempt, and Firefox makes a WebSocket that failed wait for
      // longer and longer: begin with the transport that needs no upgrade.
      if (error.message === 'timeout') this.#connection.preferPolling();
      const polling = this.#connection.awaitPolling();
      if (polling !== null) return void polling.then(() => this.retry());
      const { refusal } = this.#connection;
      this.#handlers.status(refusal === null ? UNREACHABLE : CONNECT_REFUSED[refusal]);
    });
  }

  /** What the server tells of others. Types do not validate: every payload is checked. */
  #listen(): void {
    const { log, published = () => undefined } = this.#options;
    const socket = this.#socket;
    socket.on('published', published);
    socket.on('joined', (payload) => {
      const newcomer = v.safeParse(joinedSchema, payload);
      if (newcomer.success) this.#handlers.joined(newcomer.output);
      else this.#drop('joined');
    });
    socket.on('left', (payload) => {
      const address = v.safeParse(leftSchema, payload);
      if (address.success) this.#handlers.left(address.output);
      else this.#drop('left');
    });
    socket.on('signal', (...payload) => {
      const signal = v.safeParse(relayedSignalSchema, payload);
      if (signal.success) this.#handlers.signal(...signal.output);
      else this.#drop('signal');
    });
    socket.on('packet', (...payload) => {
      const packet = v.safeParse(relayedSignalSchema, payload);
      if (packet.success) this.#handlers.packet(...packet.output);
      else this.#drop('packet');
    });
    socket.on('undelivered', (payload) => {
      const refusal = v.safeParse(undeliveredSchema, payload);
      if (refusal.success) this.#handlers.undelivered(refusal.output.to, refusal.output.reason);
      else this.#drop('undelivered');
    });
    socket.on('refused', (refusal) => log(`the server refused an event: ${JSON.stringify(refusal)}`));
  }

  /** Whether an answer that comes later still belongs to what there is. */
  #ofThisConnection(): () => boolean {
    const socket = this.#socket;
    const { id } = socket;
    return () => this.#state !== 'closed' && socket.connected && socket.id === id;
  }

  /** The server is being asked something. Answers what to do with the time that the answer tells. */
  #asking(): (serverTime: number | undefined) => void {
    const { clock } = this.#options;
    const [now, wall] = [clock.now(), clock.wall()];
    return (serverTime) => {
      const tookMs = clock.now() - now;
      if (serverTime !== undefined) this.#handlers.serverClock(serverTime - (wall + tookMs / 2));
    };
  }

  /** The connection seems to live, and does not: makes another one. */
  #reconnect(why: string): void {
    this.#options.log(why);
    this.#socket.disconnect().connect();
  }

  #drop(what: string): void {
    this.#options.log(`dropped a malformed ${what} from the server`);
  }
}
