/**
 * A server that serves the built page and introduces people as ours does, until an attack is switched on. It keeps
 * everything that comes to it. Knows no room's key and nothing of what an attack is good for.
 */
import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Server, type Socket } from 'socket.io';
import * as v from 'valibot';
import {
  type Address,
  type IceReply,
  type JoinReply,
  joinRequestSchema,
  signalRequestSchema,
} from '../../src/protocol.ts';
import { createApp } from '../../src/server/http/app.ts';
import { builtScriptHashes } from '../../src/server/http/inline-scripts.ts';
import { builtPage, isPageBuilt } from '../../src/server/http/page.ts';
import { listen } from '../../src/server/ops/listen.ts';
import { createLog } from '../../src/server/ops/log.ts';
import { addressAt } from '../../src/testing/addresses.ts';
import type { Attack, Guest, Hand, Signal } from './attack.ts';

const PAGE = join(import.meta.dirname, '../../dist/public');
const NO_ICE = { iceServers: [], iceExpiresInMs: null };
const ANY_FILES = { use: 'on', maxBytes: null } as const;

export class MaliciousServer implements Hand {
  readonly url: URL;
  readonly guests = new Map<Address, Guest>();
  readonly cards: Guest[] = [];
  readonly signals: Signal[] = [];
  /** Word for word. */
  readonly requests: string[] = [];
  readonly events: string[] = [];
  /** Whether addresses are given again, the last first. */
  givesAddressesBack = false;
  /** How often the attack that is on did what our server would not do. */
  deeds = 0;
  readonly #http: HttpServer;
  readonly #io: Server;
  readonly #freed: Address[] = [];
  #attack: Attack | null = null;
  #end: (() => void) | undefined;

  private constructor(http: HttpServer, url: URL) {
    this.#http = http;
    this.url = url;
    this.#io = new Server(http, { serveClient: false });
    this.#io.use((socket, next) => {
      const address = this.givesAddressesBack ? this.#freed.pop() : undefined;
      if (address !== undefined) Object.assign(socket, { id: address });
      next();
    });
    this.#io.on('connection', (socket) => this.#serve(socket));
    http.on('request', (request: IncomingMessage) => {
      this.requests.push([request.method, request.url, ...request.rawHeaders].join(' '));
    });
  }

  static async start(): Promise<MaliciousServer> {
    if (!isPageBuilt(PAGE)) throw new Error('There is nothing to attack yet: run "npm run build" first.');
    const http = createServer();
    const log = createLog('silent');
    const isReady = () => true;
    const page = { page: builtPage(PAGE), scriptHashes: builtScriptHashes(PAGE) };
    http.on('request', createApp({ ...page, policy: 'strict', isHttps: false, isReady, log }));
    const listening = await listen(http, { port: 0, host: '127.0.0.1' });
    if (!listening.ok) throw new Error(listening.problem);
    return new MaliciousServer(http, new URL(`http://127.0.0.1:${listening.port}/`));
  }

  roomUrl(roomId: string, key = ''): string {
    const url = new URL(this.url);
    url.searchParams.set('roomId', roomId);
    url.hash = key;
    return url.href;
  }

  switchOn(attack: Attack): void {
    this.deeds = 0;
    this.#attack = attack;
    this.#end = attack.begin?.(this);
  }

  switchOff(): void {
    this.#end?.();
    const attack = this.#attack;
    this.#attack = null;
    // As if another server were started in its place.
    if (attack?.leavesLies) for (const socket of this.#io.sockets.sockets.values()) socket.conn.close();
  }

  async close(): Promise<void> {
    this.switchOff();
    const closed = this.#io.close();
    // A browser may have connected ahead of need: without a request such a connection is waited for, for a minute.
    this.#http.closeAllConnections();
    await closed;
  }

  othersOf(guest: Guest): readonly Guest[] {
    return [...this.guests.values()].filter(
      ({ roomId, address }) => roomId === guest.roomId && address !== guest.address,
    );
  }

  tell(to: Address, event: string, ...payload: readonly unknown[]): void {
    this.deeds += 1;
    this.#io.sockets.sockets.get(to)?.emit(event, ...payload);
  }

  swallow(_what: unknown): void {
    this.deeds += 1;
  }

  relay({ from, to, sealed }: Signal): void {
    const receiver = this.#io.sockets.sockets.get(to);
    if (receiver) receiver.emit('signal', from, sealed);
    else this.#io.sockets.sockets.get(from)?.emit('undelivered', { to, reason: 'gone' });
  }

  announce({ address, card }: Guest, listener: Guest): void {
    this.#io.sockets.sockets.get(listener.address)?.emit('joined', { address, card });
  }

  #serve(socket: Socket): void {
    const address = addressAt(socket.id);
    socket.onAny((event: string, ...payload: unknown[]) =>
      this.events.push(JSON.stringify([event, ...payload])),
    );
    socket.on('join', (request: unknown, reply: (answer: unknown) => void) => {
      const guest = { address, ...v.parse(joinRequestSchema, request) };
      reply(this.#admit(guest));
    });
    socket.on('signal', (...payload: unknown[]) => {
      const [to, sealed] = v.parse(signalRequestSchema, payload);
      const signal = { from: address, to, sealed };
      this.signals.push(signal);
      if (this.#attack?.relay) this.#attack.relay(signal, this);
      else this.relay(signal);
    });
    socket.on('ice', (reply: (answer: IceReply) => void) => reply({ ok: true, ...NO_ICE }));
    socket.on('leave', () => this.#part(address));
    socket.on('disconnect', () => this.#part(address));
  }

  #admit(guest: Guest): unknown {
    const inRoom = [...this.guests.values()].filter(({ roomId }) => roomId === guest.roomId);
    if (!this.#attack?.isDoorless && inRoom.some(({ roomVerifier }) => roomVerifier !== guest.roomVerifier))
      return { ok: false, reason: 'wrong-key' } satisfies JoinReply;
    this.guests.set(guest.address, guest);
    this.cards.push(guest);
    const others = this.othersOf(guest);
    for (const other of others) {
      if (this.#attack?.announce) this.#attack.announce(guest, other, this);
      else this.announce(guest, other);
    }
    const members = others.map(({ address, card }) => ({ address, card }));
    const reply = {
      ok: true,
      address: guest.address,
      members,
      ...NO_ICE,
      callCameras: 8,
      files: ANY_FILES,
      lastResort: 'off',
    } as const;
    return this.#attack?.admit ? this.#attack.admit(reply, guest, this) : reply;
  }

  #part(address: Address): void {
    const guest = this.guests.get(address);
    if (!guest) return;
    this.guests.delete(address);
    this.#freed.push(address);
    for (const other of this.othersOf(guest))
      this.#io.sockets.sockets.get(other.address)?.emit('left', address);
  }
}
