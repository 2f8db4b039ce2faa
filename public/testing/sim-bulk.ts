/**
 * Lanes for bulk on the network of a simulation. Each host has one line to send on, with a bandwidth; messages of several
 * lanes overtake each other. A short cut holds them up, and what is under way when a lane ends is lost.
 */
import { LEAST_MESSAGE_BYTES } from '../net/bulk/bulk.ts';
import { type CreateLane, type Lane, type LaneOptions, LOW_MARK_BYTES } from '../net/bulk/lane.ts';
import type { LinkSignal, LinkState } from '../net/link/link.ts';
import type { LinkPath } from '../net/link/link-path.ts';
import { certificateOf, type Host, type SimNetwork } from './sim-network.ts';
import { SimWire, type WireEnd } from './sim-wire.ts';

/** Beyond the high mark, as browsers have it before they refuse. */
const MOST_WAITING_BYTES = 16 * 1_048_576;
const DEFAULT_BYTES_PER_SECOND = 4_194_304;
const SIGNAL_MS = 30;
const TURN_CANDIDATE = { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ relay' };

export interface SimBulkOptions {
  readonly bytesPerSecond?: number;
  readonly maxMessageBytes?: number;
}

export class SimBulk {
  readonly network: SimNetwork;
  readonly maxMessageBytes: number;
  /** Bytes handed to lanes, by `from.name to.name`; for counting. */
  readonly sent = new Map<string, number>();
  /** For following every message that is handed to a lane. */
  watch: (from: Host, to: Host, bytes: Uint8Array) => void = () => undefined;
  /** Whether there are TURN servers. Pages then ask which way a lane takes, and hear it when promises settle. */
  hasTurn = false;
  /** Whether the pair has no way but over TURN. */
  isOverTurn: (a: Host, b: Host) => boolean = () => false;
  readonly #bytesPerSecond: number;
  readonly #uplinks = new Map<Host, number>();
  readonly #busyUntil = new Map<Host, number>();
  readonly #lanes = new Map<string, SimLane>();
  #serial = 0;

  constructor(network: SimNetwork, options: SimBulkOptions = {}) {
    this.network = network;
    this.#bytesPerSecond = options.bytesPerSecond ?? DEFAULT_BYTES_PER_SECOND;
    this.maxMessageBytes = options.maxMessageBytes ?? LEAST_MESSAGE_BYTES;
  }

  /** For the page on the host. */
  lanesFor(host: Host): CreateLane {
    return (options) => {
      const lane = new SimLane(this, host, options, `${host.name}-bulk-${this.#serial++}`);
      this.#lanes.set(lane.key, lane);
      return lane;
    };
  }

  setUplink(host: Host, bytesPerSecond: number): void {
    this.#uplinks.set(host, bytesPerSecond);
  }

  sentFrom(host: Host): number {
    let sum = 0;
    for (const [pair, bytes] of this.sent) if (pair.startsWith(`${host.name} `)) sum += bytes;
    return sum;
  }

  /** One of the pair's lanes dies, if they have any. */
  breakLane(a: Host, b: Host): void {
    for (const { wire } of this.#lanes.values()) if (wire?.joins(a, b)) return wire.kill();
  }

  find(key: string): SimLane | undefined {
    return this.#lanes.get(key);
  }

  release(lane: SimLane): void {
    this.#lanes.delete(lane.key);
  }

  /** When the host has sent so many bytes more, in milliseconds from now. */
  occupy(host: Host, bytes: number): number {
    const now = this.network.clock.now();
    const bytesPerSecond = this.#uplinks.get(host) ?? this.#bytesPerSecond;
    const until = Math.max(now, this.#busyUntil.get(host) ?? 0) + (bytes / bytesPerSecond) * 1_000;
    this.#busyUntil.set(host, until);
    return until - now;
  }

  note(from: Host, to: Host, bytes: Uint8Array): void {
    const pair = `${from.name} ${to.name}`;
    this.sent.set(pair, (this.sent.get(pair) ?? 0) + bytes.length);
    this.watch(from, to, bytes);
  }
}

class SimLane implements Lane, WireEnd<Uint8Array> {
  readonly key: string;
  readonly host: Host;
  readonly #bulk: SimBulk;
  readonly #handlers: LaneOptions['handlers'];
  #state: LinkState = 'connecting';
  #waiting = 0;
  wire: SimWire<Uint8Array> | null = null;

  constructor(bulk: SimBulk, host: Host, { isOffering, handlers }: LaneOptions, key: string) {
    this.#bulk = bulk;
    this.host = host;
    this.#handlers = handlers;
    this.key = key;
    if (isOffering) this.#signal('offer');
  }

  get state(): LinkState {
    return this.#state;
  }

  get waiting(): number {
    return this.#waiting;
  }

  get maxMessageBytes(): number {
    return this.#bulk.maxMessageBytes;
  }

  async path(): Promise<LinkPath | null> {
    const other = this.wire?.beyond(this);
    if (this.#state !== 'open' || !other) return null;
    const type = this.#bulk.isOverTurn(this.host, other) ? 'relay' : 'host';
    return { local: type, remote: type, protocol: 'udp', rttMs: 20 };
  }

  accept({ description }: LinkSignal): void {
    const key = /^s=(\S+)/m.exec(description?.sdp ?? '')?.[1];
    if (!description || key === undefined || this.#state === 'closed' || this.wire) return;
    const other = this.#bulk.find(decodeURIComponent(key));
    if (description.type === 'offer') this.#signal('answer');
    else if (other && other.wire === null && other.state !== 'closed')
      new SimWire(this.#bulk.network, this, other);
  }

  send(bytes: Uint8Array): boolean {
    const other = this.wire?.beyond(this);
    if (!other || (this.#state !== 'open' && this.#state !== 'interrupted')) return false;
    if (bytes.length > this.maxMessageBytes || this.#waiting + bytes.length > MOST_WAITING_BYTES)
      return false;
    this.#bulk.note(this.host, other, bytes);
    const copy = bytes.slice();
    this.#waiting += copy.length;
    this.#bulk.network.clock.after(this.#bulk.occupy(this.host, copy.length), () => {
      if (this.#state !== 'closed' && this.host.isAlive) this.wire?.pass(this, copy);
    });
    return true;
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.wire?.leave(this);
    this.#bulk.release(this);
  }

  become(state: LinkState): void {
    if (this.#state === 'closed' || this.#state === state || !this.host.isAlive) return;
    this.#state = state;
    if (state === 'closed') this.#bulk.release(this);
    this.#handlers.state(state);
  }

  take(bytes: Uint8Array): void {
    if (this.host.isAlive && this.#state !== 'closed') this.#handlers.message(bytes);
  }

  opened(): void {
    // Its descriptions bear the host's certificate from the beginning.
  }

  delivered(bytes: Uint8Array): void {
    const before = this.#waiting;
    this.#waiting -= bytes.length;
    if (this.#state === 'closed' || !this.host.isAlive) return;
    if (before > LOW_MARK_BYTES && this.#waiting <= LOW_MARK_BYTES) this.#handlers.drained();
  }

  #signal(type: 'offer' | 'answer'): void {
    const sdp = `s=${encodeURIComponent(this.key)}\na=fingerprint:${certificateOf(this.host)}`;
    this.#bulk.network.clock.after(SIGNAL_MS, () => {
      if (this.host.isAlive && this.#state !== 'closed')
        this.#handlers.signal({
          description: { type, sdp },
          ...(this.#bulk.hasTurn && { candidates: [TURN_CANDIDATE] }),
        });
    });
  }
}
