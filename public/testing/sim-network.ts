/**
 * The network of a simulation: which hosts can reach each other, and links between them that behave as browsers' do.
 * Frames keep their order and wait out a short cut; a long cut kills the link, at different times for its two ends.
 */
import type { Fingerprints, Link, LinkOptions, LinkSignal, LinkState } from '../net/link/link.ts';
import type { LinkPath } from '../net/link/link-path.ts';
import type { Findings } from '../net/link/unreachable.ts';
import type { Random } from './random.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** One browser on one machine. */
export interface Host {
  readonly name: string;
  isAlive: boolean;
}

const CONNECT_TRY_MS = 400;
const CONNECT_GIVE_UP_MS = 14_000;

export class SimNetwork {
  readonly clock: VirtualClock;
  readonly random: Random;
  /** Frames handed to links, by the first word of their JSON type; for counting. */
  readonly sent = new Map<string, number>();
  /** For following every frame that is handed to a link. */
  watch: (from: Host, to: Host, text: string) => void = () => undefined;
  /** Whether a frame that was taken gets lost: as with a relaying member who cannot pass it on. */
  loses: (from: Host, to: Host, text: string) => boolean = () => false;
  readonly #cuts = new Set<string>();
  readonly #ends = new Map<string, SimLink>();
  readonly #connections = new Set<SimConnection>();
  #serial = 0;

  constructor(clock: VirtualClock, random: Random) {
    this.clock = clock;
    this.random = random;
  }

  latency(): number {
    return this.random.between(5, 120);
  }

  isCut(a: Host, b: Host): boolean {
    return this.#cuts.has(pairKey(a, b));
  }

  setCut(a: Host, b: Host, isCut: boolean): void {
    if (this.isCut(a, b) === isCut) return;
    if (isCut) this.#cuts.add(pairKey(a, b));
    else this.#cuts.delete(pairKey(a, b));
    for (const connection of this.#connections) if (connection.joins(a, b)) connection.follow(isCut);
  }

  /** Both ends die where they stand, whatever the path: as after a NAT forgot a mapping. */
  breakLink(a: Host, b: Host): void {
    for (const connection of this.#connections) if (connection.joins(a, b)) connection.kill();
  }

  /** A frame that `from` never meant to send to `to`. */
  inject(from: Host, to: Host, text: string): void {
    for (const connection of this.#connections) if (connection.joins(from, to)) connection.inject(from, text);
  }

  /** The host is gone without a word: its peers notice as they would a cut. */
  crash(host: Host): void {
    host.isAlive = false;
    for (const connection of this.#connections) if (connection.hosts.includes(host)) connection.follow(true);
  }

  createLink(host: Host, options: LinkOptions): Link {
    const link = new SimLink(this, host, options, `${host.name}-${this.#serial++}`);
    this.#ends.set(link.key, link);
    return link;
  }

  find(key: string): SimLink | undefined {
    return this.#ends.get(key);
  }

  connect(a: SimLink, b: SimLink): void {
    const connection = new SimConnection(this, a, b);
    this.#connections.add(connection);
    connection.tryToOpen(this.clock.now() + CONNECT_GIVE_UP_MS);
  }

  retire(connection: SimConnection): void {
    this.#connections.delete(connection);
  }

  release(link: SimLink): void {
    this.#ends.delete(link.key);
  }

  count(text: string): void {
    const type = /^{"type":"(\w+)"/.exec(text)?.[1] ?? 'other';
    this.sent.set(type, (this.sent.get(type) ?? 0) + 1);
  }
}

const pairKey = (a: Host, b: Host): string =>
  a.name < b.name ? `${a.name} ${b.name}` : `${b.name} ${a.name}`;

class SimLink implements Link {
  readonly key: string;
  readonly host: Host;
  readonly #network: SimNetwork;
  readonly #handlers: LinkOptions['handlers'];
  #state: LinkState = 'connecting';
  connection: SimConnection | null = null;
  fingerprints: Fingerprints | null = null;

  constructor(network: SimNetwork, host: Host, options: LinkOptions, key: string) {
    this.#network = network;
    this.host = host;
    this.#handlers = options.handlers;
    this.key = key;
  }

  get state(): LinkState {
    return this.#state;
  }

  get findings(): Findings {
    const types = ['host'] as const;
    return { local: types, remote: types, isAnswered: this.connection !== null };
  }

  path(): Promise<LinkPath | null> {
    const path = { local: 'host', remote: 'host', protocol: 'udp', rttMs: 20 } as const;
    return Promise.resolve(this.#state === 'open' ? path : null);
  }

  offer(): void {
    this.#signal('offer');
  }

  accept({ description }: LinkSignal): void {
    if (!description || this.#state === 'closed' || this.connection) return;
    const other = this.#network.find(description.sdp);
    if (description.type === 'offer') this.#signal('answer');
    else if (other && other.connection === null && other.state !== 'closed')
      this.#network.connect(this, other);
  }

  send(text: string): boolean {
    if (this.#state !== 'open' && this.#state !== 'interrupted') return false;
    this.#network.count(text);
    const to = this.connection?.hosts.find((host) => host !== this.host);
    if (to) this.#network.watch(this.host, to, text);
    if (!to || !this.#network.loses(this.host, to, text)) this.connection?.pass(this, text);
    return true;
  }

  attachMedia(): void {
    // A virtual network has no tracks.
  }

  /** Its path is tried again by itself; only a new connection helps where that fails. */
  restart(): void {
    this.connection?.follow(this.#network.isCut(...this.connection.hosts));
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.connection?.leave(this);
    this.#network.release(this);
  }

  become(state: LinkState): void {
    if (this.#state === 'closed' || this.#state === state || !this.host.isAlive) return;
    this.#state = state;
    if (state === 'closed') this.#network.release(this);
    this.#handlers.state(state);
  }

  take(text: string): void {
    if (this.host.isAlive && this.#state !== 'closed') this.#handlers.frame(text);
  }

  #signal(type: 'offer' | 'answer'): void {
    this.#network.clock.after(30, () => {
      if (this.host.isAlive && this.#state !== 'closed')
        this.#handlers.signal({ description: { type, sdp: this.key } });
    });
  }
}

interface End {
  readonly link: SimLink;
  readonly frames: string[];
  nextAt: number;
}

class SimConnection {
  readonly hosts: readonly [Host, Host];
  readonly #network: SimNetwork;
  readonly #ends: readonly [End, End];
  #isUp = false;
  /** Each cut is noticed by its own timers; a later one makes those of an earlier one void. */
  #cutNumber = 0;

  constructor(network: SimNetwork, a: SimLink, b: SimLink) {
    this.#network = network;
    this.hosts = [a.host, b.host];
    this.#ends = [
      { link: a, frames: [], nextAt: 0 },
      { link: b, frames: [], nextAt: 0 },
    ];
    a.connection = this;
    b.connection = this;
  }

  joins(a: Host, b: Host): boolean {
    return this.hosts.includes(a) && this.hosts.includes(b);
  }

  tryToOpen(until: number): void {
    const { clock } = this.#network;
    if (clock.now() > until || this.#isOver()) return this.kill();
    if (this.#isBlocked()) return void clock.after(CONNECT_TRY_MS, () => this.tryToOpen(until));
    clock.after(2 * this.#network.latency(), () => {
      if (this.#isOver()) return this.kill();
      this.#isUp = true;
      const [a, b] = this.#ends;
      a.link.fingerprints = { local: a.link.key, remote: b.link.key };
      b.link.fingerprints = { local: b.link.key, remote: a.link.key };
      for (const { link } of this.#ends) link.become('open');
    });
  }

  pass(from: SimLink, text: string): void {
    const end = this.#ends[0].link === from ? this.#ends[1] : this.#ends[0];
    end.frames.push(text);
    if (!this.#isBlocked()) this.#scheduleDelivery(end);
  }

  inject(from: Host, text: string): void {
    for (const { link } of this.#ends) if (link.host === from && link.state === 'open') this.pass(link, text);
  }

  /** The path between the hosts was cut or is there again. */
  follow(isCut: boolean): void {
    if (!this.#isUp) return;
    const cutNumber = ++this.#cutNumber;
    if (isCut) return this.#notice(cutNumber);
    for (const end of this.#ends) {
      end.link.become('open');
      for (const _ of end.frames) this.#scheduleDelivery(end);
    }
  }

  /** One end closed in good order: the other is told, unless the path is cut. */
  leave(link: SimLink): void {
    const other = this.#ends[0].link === link ? this.#ends[1] : this.#ends[0];
    if (this.#isBlocked()) return this.#notice(++this.#cutNumber);
    this.#network.clock.after(
      Math.max(0, other.nextAt - this.#network.clock.now()) + this.#network.latency(),
      () => {
        other.link.become('closed');
        this.#network.retire(this);
      },
    );
  }

  kill(): void {
    this.#network.retire(this);
    for (const { link } of this.#ends) link.become('closed');
  }

  /** Chromium notices after 5 s and gives up after 15, Firefox after 9 and 29. */
  #notice(cutNumber: number): void {
    const { clock, random } = this.#network;
    for (const { link } of this.#ends) {
      const [interruptedMs, failedMs] = random.chance(0.5) ? [5_000, 15_000] : [9_000, 29_000];
      const isStill = () => this.#cutNumber === cutNumber;
      clock.after(interruptedMs, () => isStill() && link.become('interrupted'));
      clock.after(failedMs, () => isStill() && link.become('closed'));
    }
  }

  #scheduleDelivery(end: End): void {
    const { clock } = this.#network;
    end.nextAt = Math.max(clock.now() + this.#network.latency(), end.nextAt + 1);
    clock.after(end.nextAt - clock.now(), () => {
      // Waits in the queue until the path is there again. What a host sent arrives, whatever became of the host.
      if (this.#network.isCut(...this.hosts) || !end.link.host.isAlive) return;
      const text = end.frames.shift();
      if (text !== undefined) end.link.take(text);
    });
  }

  #isBlocked(): boolean {
    return this.#network.isCut(...this.hosts) || this.hosts.some(({ isAlive }) => !isAlive);
  }

  #isOver(): boolean {
    return this.#ends.some(({ link }) => link.state === 'closed' || !link.host.isAlive);
  }
}
