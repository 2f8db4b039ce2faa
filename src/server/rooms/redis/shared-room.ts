/**
 * What this process knows of one room: its own members, and the members of other processes as far as it has heard. It
 * tells its own members what changes. It asks nobody.
 */
import type { Address, Newcomer } from '../../../protocol.ts';
import type { Listener } from '../rooms.ts';

/** A member of this process. */
export interface LocalMember {
  readonly roomVerifier: string;
  readonly card: string;
  readonly listener: Listener;
}

/** A member as Redis has them, of whichever process. */
export interface MemberRecord extends Newcomer {
  readonly lease: string;
}

export class SharedRoom {
  readonly #local = new Map<Address, LocalMember>();
  /** Redis is being asked whether they may come in. They hear everything, since it may decide at any moment. */
  readonly #asking = new Map<Address, Listener>();
  readonly #remote = new Map<Address, MemberRecord>();
  /** Counts the news from other processes, so that an answer which news overtook is recognised. */
  #newsCount = 0;

  get newsCount(): number {
    return this.#newsCount;
  }

  get localMembers(): ReadonlyMap<Address, LocalMember> {
    return this.#local;
  }

  get isEmpty(): boolean {
    return this.#local.size + this.#asking.size === 0;
  }

  remoteMember(address: Address): MemberRecord | undefined {
    return this.#remote.get(address);
  }

  listener(address: Address): Listener | undefined {
    return this.#local.get(address)?.listener ?? this.#asking.get(address);
  }

  /** Somebody asks to come in. Returns how to end that. */
  ask(address: Address, listener: Listener): () => void {
    this.#asking.set(address, listener);
    return () => this.#asking.delete(address);
  }

  /** Somebody of this process came in, and heard with that who is there. */
  addLocal(address: Address, member: LocalMember, others: readonly MemberRecord[]): void {
    for (const record of others) if (!this.#remote.has(record.address)) this.#addRemote(record, address);
    this.#local.set(address, member);
    this.#tell(address, (listener) => listener.joined({ address, card: member.card }));
  }

  removeLocal(address: Address): void {
    if (this.#local.delete(address)) this.#tell(address, (listener) => listener.left(address));
  }

  joined(record: MemberRecord): void {
    this.#newsCount += 1;
    this.#addRemote(record);
  }

  left(address: Address): void {
    this.#newsCount += 1;
    this.#removeRemote(address);
  }

  /** All members whose lease is over are gone. */
  lost(leases: ReadonlySet<string>): void {
    for (const { address, lease } of [...this.#remote.values()]) if (leases.has(lease)) this.left(address);
  }

  /** These are the members of other processes as Redis has them. Whatever differs from what was heard is told. */
  correct(records: readonly MemberRecord[]): void {
    const there = new Set(records.map(({ address }) => address));
    for (const address of [...this.#remote.keys()]) if (!there.has(address)) this.#removeRemote(address);
    for (const record of records) this.#addRemote(record);
  }

  /** `knower` has heard of it already. */
  #addRemote(record: MemberRecord, knower: Address | null = null): void {
    const { address, card } = record;
    const isNews = this.#remote.get(address)?.card !== card;
    // Also when it is no news: the lease may be another one.
    this.#remote.set(address, record);
    if (isNews) this.#tell(knower, (listener) => listener.joined({ address, card }));
  }

  #removeRemote(address: Address): void {
    if (this.#remote.delete(address)) this.#tell(null, (listener) => listener.left(address));
  }

  #tell(knower: Address | null, tell: (listener: Listener) => void): void {
    for (const [address, { listener }] of this.#local) if (address !== knower) tell(listener);
    for (const [address, listener] of this.#asking)
      if (address !== knower && !this.#local.has(address)) tell(listener);
  }
}
