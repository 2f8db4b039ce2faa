/**
 * The network of a simulation: which hosts can reach each other, and links between them that behave as browsers' do.
 * Frames keep their order and wait out a short cut; a long cut kills the link, at different times for its two ends.
 */
import type { Fingerprints, Link, LinkOptions, LinkSignal, LinkState } from '../net/link/link.ts';
import type { LinkPath } from '../net/link/link-path.ts';
import type { Findings } from '../net/link/unreachable.ts';
import type { Random } from './random.ts';
import { SimWire, type WireEnd } from './sim-wire.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** One browser on one machine. */
export interface Host {
  readonly name: string;
  isAlive: boolean;
}

/** Of the page on the host, as descriptions write it: all its connections share one. */
export const certificateOf = ({ name }: Host): string => `sim ${encodeURIComponent(name).toUpperCase()}`;

/** A connection between two hosts, whatever goes over it. */
interface Wire {
  readonly hosts: readonly [Host, Host];
  joins(a: Host, b: Host): boolean;
  follow(isCut: boolean): void;
  kill(): void;
}

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
  readonly #wires = new Set<Wire>();
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
    for (const wire of this.#wires) if (wire.joins(a, b)) wire.follow(isCut);
  }

  /** Both ends die where they stand, whatever the path: as after a NAT forgot a mapping. */
  breakLink(a: Host, b: Host): void {
    for (const wire of this.#wires) if (wire.joins(a, b)) wire.kill();
  }

  /** A frame that `from` never meant to send to `to`. */
  inject(from: Host, to: Host, text: string): void {
    for (const link of this.#ends.values())
      if (link.host === from && link.state === 'open' && link.wire?.beyond(link) === to)
        link.wire.pass(link, text);
  }

  /** The host is gone without a word: its peers notice as they would a cut. */
  crash(host: Host): void {
    host.isAlive = false;
    for (const wire of this.#wires) if (wire.hosts.includes(host)) wire.follow(true);
  }

  createLink(host: Host, options: LinkOptions): Link {
    const link = new SimLink(this, host, options, `${host.name}-${this.#serial++}`);
    this.#ends.set(link.key, link);
    return link;
  }

  find(key: string): SimLink | undefined {
    return this.#ends.get(key);
  }

  admit(wire: Wire): void {
    this.#wires.add(wire);
  }

  retire(wire: Wire): void {
    this.#wires.delete(wire);
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

class SimLink implements Link, WireEnd<string> {
  readonly key: string;
  readonly host: Host;
  readonly #network: SimNetwork;
  readonly #handlers: LinkOptions['handlers'];
  #state: LinkState = 'connecting';
  wire: SimWire<string> | null = null;
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
    return { local: types, remote: types, isAnswered: this.wire !== null };
  }

  path(): Promise<LinkPath | null> {
    const path = { local: 'host', remote: 'host', protocol: 'udp', rttMs: 20 } as const;
    return Promise.resolve(this.#state === 'open' ? path : null);
  }

  offer(): void {
    this.#signal('offer');
  }

  accept({ description }: LinkSignal): void {
    if (!description || this.#state === 'closed' || this.wire) return;
    const other = this.#network.find(description.sdp);
    if (description.type === 'offer') this.#signal('answer');
    else if (other && other.wire === null && other.state !== 'closed')
      new SimWire(this.#network, this, other);
  }

  send(text: string): boolean {
    if (this.#state !== 'open' && this.#state !== 'interrupted') return false;
    this.#network.count(text);
    const to = this.wire?.beyond(this);
    if (to) this.#network.watch(this.host, to, text);
    if (!to || !this.#network.loses(this.host, to, text)) this.wire?.pass(this, text);
    return true;
  }

  attachMedia(): void {
    // A virtual network has no tracks.
  }

  /** Its path is tried again by itself; only a new connection helps where that fails. */
  restart(): void {
    this.wire?.follow(this.#network.isCut(...this.wire.hosts));
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.wire?.leave(this);
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

  opened(other: Host): void {
    this.fingerprints = { local: certificateOf(this.host), remote: certificateOf(other) };
  }

  delivered(): void {
    // A channel for frames does not say what has arrived.
  }

  #signal(type: 'offer' | 'answer'): void {
    this.#network.clock.after(30, () => {
      if (this.host.isAlive && this.#state !== 'closed')
        this.#handlers.signal({ description: { type, sdp: this.key } });
    });
  }
}
