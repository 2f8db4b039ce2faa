/**
 * What joins two ends on the network of a simulation, as browsers' connections do: items keep their order and wait out a
 * short cut; a long cut ends it, at different times for its two ends.
 */
import type { LinkState } from '../net/link/link.ts';
import type { Host, SimNetwork } from './sim-network.ts';

const CONNECT_TRY_MS = 400;
const CONNECT_GIVE_UP_MS = 14_000;

export interface WireEnd<Item> {
  readonly host: Host;
  readonly state: LinkState;
  wire: SimWire<Item> | null;
  /** The two ends can talk; told before their state. */
  opened(other: Host): void;
  become(state: LinkState): void;
  take(item: Item): void;
  /** The item is at the other end. */
  delivered(item: Item): void;
}

interface Side<Item> {
  readonly end: WireEnd<Item>;
  readonly items: Item[];
  nextAt: number;
}

export class SimWire<Item> {
  readonly hosts: readonly [Host, Host];
  readonly #network: SimNetwork;
  readonly #sides: readonly [Side<Item>, Side<Item>];
  #isUp = false;
  /** Each cut is noticed by its own timers; a later one makes those of an earlier one void. */
  #cutNumber = 0;

  /** Tries to open. */
  constructor(network: SimNetwork, a: WireEnd<Item>, b: WireEnd<Item>) {
    this.#network = network;
    this.hosts = [a.host, b.host];
    this.#sides = [
      { end: a, items: [], nextAt: 0 },
      { end: b, items: [], nextAt: 0 },
    ];
    a.wire = this;
    b.wire = this;
    network.admit(this);
    this.#tryToOpen(network.clock.now() + CONNECT_GIVE_UP_MS);
  }

  joins(a: Host, b: Host): boolean {
    return this.hosts.includes(a) && this.hosts.includes(b);
  }

  /** The host at the other end. */
  beyond(end: WireEnd<Item>): Host {
    return this.#other(end).end.host;
  }

  pass(from: WireEnd<Item>, item: Item): void {
    const to = this.#other(from);
    to.items.push(item);
    if (!this.#isBlocked()) this.#scheduleDelivery(to);
  }

  /** The path between the hosts was cut or is there again. */
  follow(isCut: boolean): void {
    if (!this.#isUp) return;
    const cutNumber = ++this.#cutNumber;
    if (isCut) return this.#notice(cutNumber);
    for (const side of this.#sides) {
      side.end.become('open');
      for (const _ of side.items) this.#scheduleDelivery(side);
    }
  }

  /** One end closed in good order: the other is told, unless the path is cut. */
  leave(end: WireEnd<Item>): void {
    const other = this.#other(end);
    if (this.#isBlocked()) return this.#notice(++this.#cutNumber);
    this.#network.clock.after(
      Math.max(0, other.nextAt - this.#network.clock.now()) + this.#network.latency(),
      () => {
        other.end.become('closed');
        this.#network.retire(this);
      },
    );
  }

  kill(): void {
    this.#network.retire(this);
    for (const { end } of this.#sides) end.become('closed');
  }

  #other(end: WireEnd<Item>): Side<Item> {
    return this.#sides[0].end === end ? this.#sides[1] : this.#sides[0];
  }

  #tryToOpen(until: number): void {
    const { clock } = this.#network;
    if (clock.now() > until || this.#isOver()) return this.kill();
    if (this.#isBlocked()) return void clock.after(CONNECT_TRY_MS, () => this.#tryToOpen(until));
    clock.after(2 * this.#network.latency(), () => {
      if (this.#isOver()) return this.kill();
      this.#isUp = true;
      const [a, b] = this.#sides;
      a.end.opened(b.end.host);
      b.end.opened(a.end.host);
      for (const { end } of this.#sides) end.become('open');
    });
  }

  /** Chromium notices after 5 s and gives up after 15, Firefox after 9 and 29. */
  #notice(cutNumber: number): void {
    const { clock, random } = this.#network;
    for (const { end } of this.#sides) {
      const [interruptedMs, failedMs] = random.chance(0.5) ? [5_000, 15_000] : [9_000, 29_000];
      const isStill = () => this.#cutNumber === cutNumber;
      clock.after(interruptedMs, () => isStill() && end.become('interrupted'));
      clock.after(failedMs, () => isStill() && end.become('closed'));
    }
  }

  #scheduleDelivery(side: Side<Item>): void {
    const { clock } = this.#network;
    side.nextAt = Math.max(clock.now() + this.#network.latency(), side.nextAt + 1);
    clock.after(side.nextAt - clock.now(), () => {
      // Waits in the queue until the path is there again. What a host sent arrives, whatever became of the host.
      if (this.#network.isCut(...this.hosts) || !side.end.host.isAlive) return;
      const item = side.items.shift();
      if (item === undefined) return;
      side.end.take(item);
      this.#other(side.end).end.delivered(item);
    });
  }

  #isBlocked(): boolean {
    return this.#network.isCut(...this.hosts) || this.hosts.some(({ isAlive }) => !isAlive);
  }

  #isOver(): boolean {
    return this.#sides.some(({ end }) => end.state === 'closed' || !end.host.isAlive);
  }
}
