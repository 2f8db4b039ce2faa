/**
 * Owns that Redis and this process agree on who is in the rooms, whatever got lost on the way: what we have is entered
 * under every new lease, and what others have is read again after one, and now and then.
 */
import type { Address } from '../../../protocol.ts';
import type { Logger } from '../../ops/log.ts';
import type { RedisClient } from './connection.ts';
import { processOf } from './lease.ts';
import { writeLetter } from './process-bus.ts';
import type { Entry, Seat, SharedRoom } from './shared-room.ts';
import { within } from './within.ts';

/** However news got lost, within this everybody has them. */
const sweepMs = 60_000;
const atATime = 50;
const mostReadings = 3;

export type Rooms = Map<string, SharedRoom>;

export interface UpkeepOptions {
  readonly redis: RedisClient;
  readonly rooms: Rooms;
  readonly process: string;
  readonly capacity: number;
  readonly lease: () => { readonly name: string; readonly isSettled: boolean };
  readonly log: Logger;
}

/** What Redis answers to an admission, and with `ok` the others. */
export type Answer = readonly [outcome?: string, ...flat: string[]];

export class Upkeep {
  readonly #options: UpkeepOptions;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: UpkeepOptions) {
    this.#options = options;
    this.#sweepLater();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /**
   * Whoever `was-here` needs no other process to have been heard first. `since` is what a doubtful answer said: until
   * then the question is the same one.
   */
  async ask(
    roomId: string,
    address: Address,
    seat: Seat,
    how: 'new' | 'was-here',
    since = '',
  ): Promise<Answer> {
    const { redis, capacity, lease } = this.#options;
    const { name } = lease();
    const { card, roomVerifier } = seat;
    const news = writeLetter({ kind: 'joined', room: roomId, lease: name, address, card });
    const [outcome, ...flat] = await within(
      redis.admitMember(roomId, name, address, card, roomVerifier, news, String(capacity), how, since),
    );
    // It was entered under a lease that is over since.
    return outcome === 'ok' && lease().name !== name ? ['no-lease'] : [outcome ?? '', ...flat];
  }

  enterAll(): Promise<void> {
    return this.#eachRoom(async (roomId, room) => {
      for (const [address, seat] of room.seats) await this.#enter(roomId, room, address, seat);
    });
  }

  readAll(): Promise<void> {
    return this.#eachRoom((roomId, room) => this.read(roomId, room));
  }

  async read(roomId: string, room: SharedRoom): Promise<void> {
    const { redis, process } = this.#options;
    for (let readings = 0; readings < mostReadings && !room.isEmpty; readings++) {
      const { heard } = room;
      const entries = toEntries(await within(redis.readRoster(roomId)));
      if (room.heard !== heard) continue;
      room.correct(elsewhere(entries, process));
      const entered = new Set(entries.map(({ address }) => address));
      for (const [address, seat] of room.seats)
        if (!entered.has(address)) await this.#enter(roomId, room, address, seat);
      return;
    }
  }

  async #enter(roomId: string, room: SharedRoom, address: Address, seat: Seat): Promise<void> {
    const [outcome] = await this.ask(roomId, address, seat, 'was-here');
    if (outcome === 'no-lease') throw new Error('the lease is over');
    if (outcome === 'ok' || room.seats.get(address) !== seat) return;
    this.#options.log.debug({ address, outcome }, 'a place could not be kept');
    room.rise(address);
    if (room.isEmpty) this.#options.rooms.delete(roomId);
    seat.listener.dropped();
  }

  async #eachRoom(step: (roomId: string, room: SharedRoom) => Promise<void>): Promise<void> {
    const waiting = [...this.#options.rooms];
    const work = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await step(...next);
    };
    await Promise.all(Array.from({ length: atATime }, work));
  }

  #sweepLater(): void {
    // Not all processes at once.
    this.#timer = setTimeout(() => void this.#sweep(), sweepMs * (0.5 + Math.random() / 2));
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

export const elsewhere = (entries: readonly Entry[], process: string): Entry[] =>
  entries.filter(({ lease }) => processOf(lease) !== process);

export function toEntries(flat: readonly string[]): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 2 < flat.length; at += 3)
    entries.push({ address: flat[at] ?? '', lease: flat[at + 1] ?? '', card: flat[at + 2] ?? '' });
  return entries;
}
