/**
 * Rooms that several processes share. Redis decides who is in, by scripts that nothing interrupts. A command that is not
 * answered counts as not done, and a new lease makes that true. No member is put out because Redis is away.
 */
import { nanoid } from 'nanoid';
import type { Address } from '../../../protocol.ts';
import { type Clock, sleep, systemClock } from '../../ops/clock.ts';
import { RETRY_AFTER_MS } from '../../ops/limits.ts';
import type { Logger } from '../../ops/log.ts';
import type { Admission, Rooms } from '../rooms.ts';
import { answered, connectRedis } from './connection.ts';
import { Lease, processOf } from './lease.ts';
import { type BusMessage, createProcessBus, decodeMessage, encodeMessage } from './process-bus.ts';
import { LEASE_TIMING, type LeaseTiming } from './scripts.ts';
import { type LocalMember, SharedRoom } from './shared-room.ts';
import { type Answer, ofOthers, toRecords, Upkeep } from './upkeep.ts';

/**
 * A full room may hold members of a dead process. That is known once each process was heard again, or its lease is over; so
 * long the question is repeated, twice for each renewal.
 */
const ASKED_PER_RENEWAL = 2;

export interface RedisRoomsOptions {
  readonly url: string;
  readonly capacity: number;
  readonly log: Logger;
  readonly clock?: Clock;
  /** The same in all processes that share a Redis. */
  readonly timing?: LeaseTiming;
}

/** Begins to connect. Until it has, and whenever Redis is away, nobody new comes in. */
export function createRedisRooms(options: RedisRoomsOptions): Rooms {
  const { url, capacity, log, clock = systemClock, timing = LEASE_TIMING } = options;
  const askAgainMs = timing.renewMs / ASKED_PER_RENEWAL;
  const mostAsking = (timing.leaseMs + 2 * timing.renewMs) / askAgainMs;
  const process = nanoid();
  const rooms = new Map<string, SharedRoom>();
  const redis = connectRedis({
    url,
    process,
    timing,
    log,
    heard,
    connected: () => lease.start(),
    lost: () => lease.doubt(),
  });
  const bus = createProcessBus(redis, clock);
  const upkeep = new Upkeep({ redis, rooms, process, capacity, lease: () => lease, clock, log });
  const lease = new Lease({
    redis,
    process,
    timing,
    clock,
    log,
    renewed: () => upkeep.enterAll(),
    settled: () => upkeep.readAll(),
    died(leases) {
      for (const room of rooms.values()) room.lost(leases);
    },
  });
  let isClosed = false;

  async function decide(
    roomId: string,
    room: SharedRoom,
    address: Address,
    member: LocalMember,
  ): Promise<Admission> {
    if (!lease.isSettled) return busy(RETRY_AFTER_MS);
    const { newsCount } = room;
    const [outcome, ...flat] = await askUntilSure(roomId, address, member);
    switch (outcome) {
      case 'ok': {
        const others = toRecords(flat);
        room.addLocal(address, member, ofOthers(others, process));
        // News that came since the question may be older than the answer or newer.
        if (room.newsCount !== newsCount) upkeep.read(roomId, room).catch(() => lease.doubt());
        return { ok: true, others: others.map(({ address, card }) => ({ address, card })) };
      }
      case 'room-full':
      case 'wrong-key':
        return { ok: false, reason: outcome };
      case 'doubtful':
      case 'settling':
        return busy(RETRY_AFTER_MS);
      default:
        lease.doubt();
        return busy(RETRY_AFTER_MS);
    }
  }

  async function askUntilSure(roomId: string, address: Address, member: LocalMember): Promise<Answer> {
    let answer: Answer = ['doubtful'];
    for (let asked = 0; answer[0] === 'doubtful' && asked < mostAsking; asked++) {
      if (asked > 0) await sleep(clock, askAgainMs);
      const [, since] = answer;
      answer = await upkeep.ask(roomId, address, member, 'new', since).catch((): Answer => ['no-answer']);
    }
    return answer;
  }

  function heard(encoded: string): void {
    const message = decodeMessage(encoded);
    if (message === undefined) return log.debug('dropped a message of another version');
    const room = rooms.get(message.room);
    switch (message.kind) {
      case 'joined':
        return room?.joined(message);
      case 'left':
        return room?.left(message.address);
      case 'signal':
        return deliver(room, message);
      case 'undelivered':
        return room?.listener(message.from)?.undelivered(message.to, message.reason);
    }
  }

  function deliver(room: SharedRoom | undefined, signal: Extract<BusMessage, { kind: 'signal' }>): void {
    const { from, to, sealed, reply } = signal;
    const receiver = room?.listener(to);
    const reason = receiver === undefined ? 'gone' : receiver.signal(from, sealed);
    if (reason === undefined) return;
    const lost = () => log.debug({ from, reason }, 'nobody to tell that a signal was not taken');
    bus.send(reply, { kind: 'undelivered', room: signal.room, from, to, reason }, lost);
  }

  return {
    isOpen: () => lease.isSettled,

    async admit(roomId, roomVerifier, { address, card }, listener) {
      const room = rooms.get(roomId) ?? new SharedRoom();
      rooms.set(roomId, room);
      const endAsking = room.ask(address, listener);
      const admission = await decide(roomId, room, address, { roomVerifier, card, listener });
      endAsking();
      if (room.isEmpty) rooms.delete(roomId);
      return admission;
    },

    async leave(roomId, address) {
      const room = rooms.get(roomId);
      if (!room?.localMembers.has(address)) return;
      room.removeLocal(address);
      if (room.isEmpty) rooms.delete(roomId);
      if (!lease.isHeld) return;
      const news = encodeMessage({ kind: 'left', room: roomId, address });
      await answered(clock, redis.removeMember(roomId, lease.name, address, news)).catch(() => lease.doubt());
    },

    relay(roomId, from, to, sealed) {
      const room = rooms.get(roomId);
      const local = room?.listener(to);
      if (local !== undefined) return local.signal(from, sealed);
      const remote = room?.remoteMember(to);
      if (remote === undefined) return 'gone';
      if (!lease.isHeld) return 'busy';
      const message = { kind: 'signal', room: roomId, from, to, sealed, reply: process } as const;
      const lost = () => room?.listener(from)?.undelivered(to, 'busy');
      return bus.send(processOf(remote.lease), message, lost) ? undefined : 'busy';
    },

    count() {
      let members = 0;
      for (const { localMembers } of rooms.values()) members += localMembers.size;
      return { rooms: rooms.size, members };
    },

    async close() {
      if (isClosed) return;
      isClosed = true;
      upkeep.close();
      await lease.close();
      redis.destroy();
    },
  };
}

const busy = (retryAfterMs: number): Admission => ({ ok: false, reason: 'busy', retryAfterMs });
