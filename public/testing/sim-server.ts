/**
 * The server of a simulation: introduces hosts as the real one does, and can be killed. Signals may be lost, doubled or
 * overtake each other on their way; word of who joined and left keeps its order.
 */
import type { Address, LastResort, Newcomer } from '../../src/protocol.ts';
import { addressAt } from '../../src/testing/addresses.ts';
import type { OpenSignaling, Signaling, SignalingHandlers } from '../net/signaling/signaling.ts';
import type { Random } from './random.ts';
import type { Host } from './sim-network.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** A connection that died without a word is noticed after this. */
const CHECK_MS = 1_500;
const PING_TIMEOUT_MS = 18_000;
const RECONNECT_MS = 2_000;
/** Simulated links need no help to find each other. */
const NO_ICE = { iceServers: [], iceExpiresInMs: null };

interface Session {
  readonly address: Address;
  readonly card: string;
  readonly client: Client;
}

export class SimServer {
  readonly clock: VirtualClock;
  readonly random: Random;
  /** How often a signal goes astray, and how often it comes twice. */
  lossRate = 0;
  /** What its operator allows members without another path. */
  lastResort: LastResort = 'off';
  readonly #sessions = new Map<Address, Session>();
  readonly #clients = new Set<Client>();
  #serial = 0;
  #isUp = true;

  constructor(clock: VirtualClock, random: Random) {
    this.clock = clock;
    this.random = random;
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  latency(): number {
    return this.random.between(5, 80);
  }

  signalingFor(host: Host): OpenSignaling {
    return (handlers) => {
      const client = new Client(this, host, handlers);
      this.#clients.add(client);
      client.connect();
      return client;
    };
  }

  setUp(isUp: boolean): void {
    if (this.#isUp === isUp) return;
    this.#isUp = isUp;
    if (isUp) return;
    this.#sessions.clear();
    for (const client of this.#clients) client.disconnected();
  }

  /** The host cannot reach the server any more, or can again. Either side notices the loss late. */
  setReach(host: Host, canReach: boolean): void {
    for (const client of this.#clients) if (client.host === host) client.setReach(canReach);
  }

  /** A browser that is killed: its operating system tells the server at once. */
  drop(host: Host): void {
    for (const client of this.#clients) {
      if (client.host !== host) continue;
      this.#clients.delete(client);
      this.leave(client.address);
    }
  }

  admit(client: Client): void {
    const address = addressAt(`address-${this.#serial++}`);
    const { card } = client.handlers.request(address);
    const members = [...this.#sessions.values()].map(
      (session): Newcomer => ({ address: session.address, card: session.card }),
    );
    const others = [...this.#sessions.values()];
    this.#sessions.set(address, { address, card, client });
    client.address = address;
    client.deliver(() => {
      client.handlers.admitted({ address, members, ...NO_ICE });
      const rules = {
        callCameras: 8,
        files: { use: 'on', maxBytes: null },
        lastResort: this.lastResort,
      } as const;
      client.handlers.status({ kind: 'connected', ...rules });
    });
    for (const { client: other } of others) other.deliver(() => other.handlers.joined({ address, card }));
  }

  leave(address: Address | null): void {
    if (address === null || !this.#sessions.delete(address)) return;
    for (const { client } of this.#sessions.values()) client.deliver(() => client.handlers.left(address));
  }

  relay(from: Client, to: Address, sealed: string): void {
    const sender = from.address;
    if (sender === null || this.random.chance(this.lossRate)) return;
    const receiver = this.#sessions.get(to)?.client;
    if (!receiver) return from.deliver(() => from.handlers.undelivered(to, 'gone'));
    const copies = this.random.chance(this.lossRate) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const delay = this.latency() + (this.random.chance(this.lossRate) ? 400 : 0);
      const { address } = receiver;
      this.clock.after(delay, () =>
        receiver.whenReachable(address, () => receiver.handlers.signal(sender, sealed)),
      );
    }
  }

  /** In order, as everything on one connection. */
  carry(from: Client, to: Address, packet: string): void {
    const sender = from.address;
    if (sender === null) return;
    const receiver = this.#sessions.get(to)?.client;
    if (receiver) receiver.deliver(() => receiver.handlers.packet(sender, packet));
    else from.deliver(() => from.handlers.undelivered(to, 'gone'));
  }

  grantIce(client: Client): void {
    if (client.address !== null) client.deliver(() => client.handlers.iceServers(NO_ICE));
  }

  forget(client: Client): void {
    this.#clients.delete(client);
  }
}

class Client implements Signaling {
  readonly host: Host;
  readonly handlers: SignalingHandlers;
  readonly #server: SimServer;
  address: Address | null = null;
  #canReach = true;
  #isClosed = false;
  #isRetrying = false;
  #nextAt = 0;
  #reachNumber = 0;
  /** Addresses this end gave up and the server still has. */
  readonly #abandoned: Address[] = [];
  readonly #held: (() => void)[] = [];

  constructor(server: SimServer, host: Host, handlers: SignalingHandlers) {
    this.#server = server;
    this.host = host;
    this.handlers = handlers;
  }

  connect(): void {
    if (this.#isClosed || !this.host.isAlive || this.address !== null || this.#isRetrying) return;
    this.#isRetrying = true;
    this.#server.clock.after(this.#server.latency() * 2, () => {
      this.#isRetrying = false;
      if (this.#isClosed || !this.host.isAlive) return;
      if (this.#server.isUp && this.#canReach) {
        this.handlers.status({ kind: 'joining' });
        this.#server.admit(this);
      } else {
        this.handlers.status({ kind: 'unreachable' });
        this.#server.clock.after(RECONNECT_MS * (0.5 + this.#server.random.next()), () => this.connect());
      }
    });
  }

  disconnected(): void {
    this.address = null;
    if (this.#isClosed || !this.host.isAlive) return;
    this.handlers.status({ kind: 'unreachable' });
    this.connect();
  }

  setReach(canReach: boolean): void {
    if (this.#canReach === canReach) return;
    this.#canReach = canReach;
    const reachNumber = ++this.#reachNumber;
    const endAbandoned = () => {
      for (const old of this.#abandoned.splice(0)) this.#server.leave(old);
    };
    if (canReach) {
      endAbandoned();
      return this.#release();
    }
    const { address } = this;
    this.#server.clock.after(PING_TIMEOUT_MS, () => {
      if (reachNumber !== this.#reachNumber) return;
      endAbandoned();
      if (this.address !== address) return;
      this.#server.leave(address);
      this.disconnected();
    });
  }

  /** In order: nothing overtakes. */
  deliver(action: () => void): void {
    const { clock } = this.#server;
    this.#nextAt = Math.max(clock.now() + this.#server.latency(), this.#nextAt);
    const { address } = this;
    clock.after(this.#nextAt - clock.now(), () => this.whenReachable(address, action));
  }

  /** What is under way waits out a short cut, in order, as TCP does, and is lost with its connection. */
  whenReachable(address: Address | null, action: () => void): void {
    const isCurrent = () =>
      !this.#isClosed && this.host.isAlive && this.address === address && address !== null;
    this.#held.push(() => {
      if (isCurrent()) action();
    });
    if (this.#canReach) this.#release();
  }

  #release(): void {
    for (const action of this.#held.splice(0)) action();
  }

  send(to: Address, sealed: string): boolean {
    if (this.address === null || this.#isClosed) return false;
    this.whenReachable(this.address, () => this.#server.relay(this, to, sealed));
    return true;
  }

  sendPacket(to: Address, packet: string): boolean {
    if (this.address === null || this.#isClosed) return false;
    this.whenReachable(this.address, () => this.#server.carry(this, to, packet));
    return true;
  }

  check(): void {
    const { address } = this;
    if (address === null || this.#isClosed) return;
    if (this.#canReach) return this.whenReachable(address, () => this.#server.grantIce(this));
    this.#server.clock.after(CHECK_MS, () => {
      if (this.#canReach || this.address !== address) return;
      this.#abandoned.push(address); // the server itself notices later
      this.disconnected();
    });
  }

  retry(): void {
    this.connect();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#canReach) this.#server.leave(this.address);
    else {
      const { address } = this;
      this.#server.clock.after(PING_TIMEOUT_MS, () => this.#server.leave(address));
    }
    this.#server.forget(this);
  }
}
