/**
 * Keeps Redis and this process in agreement on who is in the rooms, whatever got lost on the way. Our members are entered
 * again under every new lease; the members of others are read again after one, and now and then.
 */
import type { Address } from '../../../protocol.ts';
import type { Cancel, Clock } from '../../ops/clock.ts';
import type { Logger } from '../../ops/log.ts';
import { answered, type RedisClient } from './connection.ts';
import { processOf } from './lease.ts';
import { encodeMessage } from './process-bus.ts';
import type { LocalMember, MemberRecord, SharedRoom } from './shared-room.ts';

/** However news got lost, after this every process has them. */
const SWEEP_MS = 60_000;
const ROOMS_AT_A_TIME = 50;
const MOST_READINGS = 3;

export type Rooms = Map<string, SharedRoom>;

export interface UpkeepOptions {
  readonly redis: RedisClient;
  readonly rooms: Rooms;
  readonly process: string;
  readonly capacity: number;
  readonly lease: () => { readonly name: string; readonly isSettled: boolean };
  readonly clock: Clock;
  readonly log: Logger;
}

/** What Redis answers to an admission; with `ok` also the others. */
export type Answer = readonly [outcome?: string, ...flat: string[]];

export class Upkeep {
  readonly #options: UpkeepOptions;
  #cancelSweep: Cancel = () => undefined;
  #isClosed = false;

  constructor(options: UpkeepOptions) {
    this.#options = options;
    this.#sweepLater();
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelSweep();
  }

  /**
   * A member who `was-here` comes in without waiting for other processes. `since` is taken from a doubtful answer: it makes
   * the next question the same one.
   */
  async ask(
    roomId: string,
    address: Address,
    member: LocalMember,
    how: 'new' | 'was-here',
    since = '',
  ): Promise<Answer> {
    const { redis, capacity, lease, clock } = this.#options;
    const { name } = lease();
    const { card, roomVerifier } = member;
    const news = encodeMessage({ kind: 'joined', room: roomId, lease: name, address, card });
    const [outcome, ...flat] = await answered(
      clock,
      redis.admitMember(roomId, name, address, card, roomVerifier, news, String(capacity), how, since),
    );
    // The member was entered under a lease that has ended since.
    return outcome === 'ok' && lease().name !== name ? ['no-lease'] : [outcome ?? '', ...flat];
  }

  enterAll(): Promise<void> {
    return this.#eachRoom(async (roomId, room) => {
      for (const [address, member] of room.localMembers) await this.#enter(roomId, room, address, member);
    });
  }

  readAll(): Promise<void> {
    return this.#eachRoom((roomId, room) => this.read(roomId, room));
  }

  async read(roomId: string, room: SharedRoom): Promise<void> {
    const { redis, process, clock } = this.#options;
    for (let readings = 0; readings < MOST_READINGS && !room.isEmpty; readings++) {
      const { newsCount } = room;
      const records = toRecords(await answered(clock, redis.readRoster(roomId)));
      if (room.newsCount !== newsCount) continue;
      room.correct(ofOthers(records, process));
      const entered = new Set(records.map(({ address }) => address));
      for (const [address, member] of room.localMembers)
        if (!entered.has(address)) await this.#enter(roomId, room, address, member);
      return;
    }
  }

  async #enter(roomId: string, room: SharedRoom, address: Address, member: LocalMember): Promise<void> {
    const [outcome] = await this.ask(roomId, address, member, 'was-here');
    if (outcome === 'no-lease') throw new Error('the lease is over');
    if (outcome === 'ok' || room.localMembers.get(address) !== member) return;
    this.#options.log.debug({ address, outcome }, 'a member could not be kept');
    room.removeLocal(address);
    if (room.isEmpty) this.#options.rooms.delete(roomId);
    member.listener.dropped();
  }

  async #eachRoom(step: (roomId: string, room: SharedRoom) => Promise<void>): Promise<void> {
    const waiting = [...this.#options.rooms];
    const work = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await step(...next);
    };
    await Promise.all(Array.from({ length: ROOMS_AT_A_TIME }, work));
  }

  #sweepLater(): void {
    // Not all processes at once.
    this.#cancelSweep = this.#options.clock.after(
      SWEEP_MS * (0.5 + Math.random() / 2),
      () => void this.#sweep(),
    );
  }

  async #sweep(): Promise<void> {
    const { lease, log } = this.#options;
    try {
      if (lease().isSettled) await this.readAll();
    } catch (error) {
      log.debug({ err: error }, 'rooms not swept');
    }
    if (!this.#isClosed) this.#sweepLater();
  }
}

export const ofOthers = (records: readonly MemberRecord[], process: string): MemberRecord[] =>
  records.filter(({ lease }) => processOf(lease) !== process);

export function toRecords(flat: readonly string[]): MemberRecord[] {
  const records: MemberRecord[] = [];
  for (let at = 0; at + 2 < flat.length; at += 3)
    records.push({
      address: (flat[at] ?? '') as Address,
      lease: flat[at + 1] ?? '',
      card: flat[at + 2] ?? '',
    });
  return records;
}
