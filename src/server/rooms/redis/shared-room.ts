/**
 * Owns what this process knows of one room: whom it has in it, and who is there elsewhere as far as it has heard. Tells
 * its own members what changes. It asks nobody.
 */
import type { Address, Newcomer } from '../../../protocol.ts';
import type { Listener } from '../rooms.ts';

export interface Seat {
  readonly roomVerifier: string;
  readonly card: string;
  readonly listener: Listener;
}

/** A member as Redis has them. */
export interface Entry extends Newcomer {
  readonly lease: string;
}

export class SharedRoom {
  readonly #here = new Map<Address, Seat>();
  /** Who may be in: Redis is being asked. They hear everything, since it may decide at any moment. */
  readonly #asking = new Map<Address, Listener>();
  readonly #elsewhere = new Map<Address, Entry>();
  /** Counts what was heard from elsewhere, so that an answer that was overtaken is known for one. */
  #heard = 0;

  get heard(): number {
    return this.#heard;
  }

  get seats(): ReadonlyMap<Address, Seat> {
    return this.#here;
  }

  get isEmpty(): boolean {
    return this.#here.size + this.#asking.size === 0;
  }

  elsewhere(address: Address): Entry | undefined {
    return this.#elsewhere.get(address);
  }

  listener(address: Address): Listener | undefined {
    return this.#here.get(address)?.listener ?? this.#asking.get(address);
  }

  /** Returns how to end it. */
  ask(address: Address, listener: Listener): () => void {
    this.#asking.set(address, listener);
    return () => this.#asking.delete(address);
  }

  /** Somebody of this process came in, and was told with that who is there. */
  sit(address: Address, seat: Seat, others: readonly Entry[]): void {
    for (const entry of others) if (!this.#elsewhere.has(entry.address)) this.#enter(entry, address);
    this.#here.set(address, seat);
    this.#tell(address, (listener) => listener.joined({ address, card: seat.card }));
  }

  rise(address: Address): void {
    if (this.#here.delete(address)) this.#tell(address, (listener) => listener.left(address));
  }

  joined(entry: Entry): void {
    this.#heard += 1;
    this.#enter(entry);
  }

  left(address: Address): void {
    this.#heard += 1;
    this.#remove(address);
  }

  /** Everybody whose lease is over is gone. */
  lost(leases: ReadonlySet<string>): void {
    for (const { address, lease } of [...this.#elsewhere.values()]) if (leases.has(lease)) this.left(address);
  }

  /** Everybody elsewhere as Redis has them: what is different from what was heard is told. */
  correct(entries: readonly Entry[]): void {
    const there = new Set(entries.map(({ address }) => address));
    for (const address of [...this.#elsewhere.keys()]) if (!there.has(address)) this.#remove(address);
    for (const entry of entries) this.#enter(entry);
  }

  #enter(entry: Entry, knower = ''): void {
    const { address, card } = entry;
    const isNews = this.#elsewhere.get(address)?.card !== card;
    // Also when it is none: the lease may be another one.
    this.#elsewhere.set(address, entry);
    if (isNews) this.#tell(knower, (listener) => listener.joined({ address, card }));
  }

  #remove(address: Address): void {
    if (this.#elsewhere.delete(address)) this.#tell('', (listener) => listener.left(address));
  }

  #tell(knower: Address, tell: (listener: Listener) => void): void {
    for (const [address, { listener }] of this.#here) if (address !== knower) tell(listener);
    for (const [address, listener] of this.#asking)
      if (address !== knower && !this.#here.has(address)) tell(listener);
  }
}
