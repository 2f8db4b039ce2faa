/**
 * What the last resort may cost: so many bytes for a member and for a room, each on average and at once. Rooms have allowances of
 * their own, so that none takes what another one has.
 */
import type { Clock } from '../ops/clock.ts';
import type { PacketLimits } from '../ops/limits.ts';
import { TokenBucket } from './token-bucket.ts';

/** Rooms that are remembered beyond that are those used last; an allowance begun anew is full. */
const MAX_ROOMS = 10_000;

export class PacketAllowances {
  readonly #limits: PacketLimits;
  readonly #clock: Clock;
  /** The one used last is at the end. */
  readonly #rooms = new Map<string, TokenBucket>();

  constructor(limits: PacketLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  ofMember(): TokenBucket {
    return new TokenBucket(this.#limits.member, this.#clock);
  }

  /** Takes nothing where either has not enough. A packet that a member may not send takes nothing from the room. */
  take(member: TokenBucket, roomId: string, bytes: number): boolean {
    const room = this.#rooms.get(roomId) ?? new TokenBucket(this.#limits.room, this.#clock);
    this.#rooms.delete(roomId);
    this.#rooms.set(roomId, room);
    const [oldest] = this.#rooms.keys();
    if (this.#rooms.size > MAX_ROOMS && oldest !== undefined) this.#rooms.delete(oldest);
    return member.take(bytes) && room.take(bytes);
  }
}
