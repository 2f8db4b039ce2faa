/**
 * Owns rooms that several processes share. Redis decides who is in, by scripts that nobody interrupts; what it does not
 * answer counts as not done, and a new lease makes that true. Nobody who is in is put out because Redis is away.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { nanoid } from 'nanoid';
import { RETRY_AFTER_MS } from '../../ops/limits.ts';
import type { Logger } from '../../ops/log.ts';
import type { Admission, Rooms } from '../rooms.ts';
import { connectRedis } from './connection.ts';
import { Lease, processOf } from './lease.ts';
import { createProcessBus, type Letter, readLetter, writeLetter } from './process-bus.ts';
import { LEASE_MS, RENEW_MS } from './scripts.ts';
import { type Seat, SharedRoom } from './shared-room.ts';
import { type Answer, elsewhere, toEntries, Upkeep } from './upkeep.ts';
import { within } from './within.ts';

/** Whether a full room is full of people or of ghosts is known when each process was heard once more, or never again. */
const askAgainMs = 500;
const mostAsking = (LEASE_MS + 2 * RENEW_MS) / askAgainMs;

export interface RedisRoomsOptions {
  readonly url: string;
  readonly capacity: number;
  readonly log: Logger;
}

/** Begins to connect. Until it has, and whenever Redis is away, nobody new comes in. */
export function createRedisRooms({ url, capacity, log }: RedisRoomsOptions): Rooms {
  const process = nanoid();
  const rooms = new Map<string, SharedRoom>();
  const redis = connectRedis({
    url,
    process,
    log,
    heard,
    connected: () => lease.start(),
    lost: () => lease.doubt(),
  });
  const post = createProcessBus(redis);
  const upkeep = new Upkeep({ redis, rooms, process, capacity, lease: () => lease, log });
  const lease = new Lease({
    redis,
    process,
    log,
    renewed: () => upkeep.enterAll(),
    settled: () => upkeep.readAll(),
    died(leases) {
      for (const room of rooms.values()) room.lost(leases);
    },
  });
  let isClosed = false;

  async function decide(roomId: string, room: SharedRoom, address: string, seat: Seat): Promise<Admission> {
    if (!lease.isSettled) return busy(RETRY_AFTER_MS);
    const { heard } = room;
    const [outcome, ...flat] = await askUntilSure(roomId, address, seat);
    switch (outcome) {
      case 'ok': {
        const others = toEntries(flat);
        room.sit(address, seat, elsewhere(others, process));
        // What was heard since we asked may be older than the answer or newer.
        if (room.heard !== heard) upkeep.read(roomId, room).catch(() => lease.doubt());
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

  async function askUntilSure(roomId: string, address: string, seat: Seat): Promise<Answer> {
    let answer: Answer = ['doubtful'];
    for (let asked = 0; answer[0] === 'doubtful' && asked < mostAsking; asked++) {
      if (asked > 0) await delay(askAgainMs);
      const [, since] = answer;
      answer = await upkeep.ask(roomId, address, seat, 'new', since).catch((): Answer => ['no-answer']);
    }
    return answer;
  }

  function heard(written: string): void {
    const letter = readLetter(written);
    if (letter === undefined) return log.debug('dropped a letter of another version');
    const room = rooms.get(letter.room);
    switch (letter.kind) {
      case 'joined':
        return room?.joined(letter);
      case 'left':
        return room?.left(letter.address);
      case 'signal':
        return deliver(room, letter);
      case 'undelivered':
        return room?.listener(letter.from)?.undelivered(letter.to, letter.reason);
    }
  }

  function deliver(room: SharedRoom | undefined, signal: Extract<Letter, { kind: 'signal' }>): void {
    const { from, to, sealed, reply } = signal;
    const receiver = room?.listener(to);
    const reason = receiver === undefined ? 'gone' : receiver.signal(from, sealed);
    if (reason === undefined) return;
    const lost = () => log.debug({ from, reason }, 'nobody to tell that a signal was not taken');
    post.send(reply, { kind: 'undelivered', room: signal.room, from, to, reason }, lost);
  }

  return {
    isOpen: () => lease.isSettled,

    async admit(roomId, roomVerifier, { address, card }, listener) {
      const room = rooms.get(roomId) ?? new SharedRoom();
      rooms.set(roomId, room);
      const asked = room.ask(address, listener);
      const admission = await decide(roomId, room, address, { roomVerifier, card, listener });
      asked();
      if (room.isEmpty) rooms.delete(roomId);
      return admission;
    },

    async leave(roomId, address) {
      const room = rooms.get(roomId);
      if (!room?.seats.has(address)) return;
      room.rise(address);
      if (room.isEmpty) rooms.delete(roomId);
      if (!lease.isHeld) return;
      const news = writeLetter({ kind: 'left', room: roomId, address });
      await within(redis.removeMember(roomId, lease.name, address, news)).catch(() => lease.doubt());
    },

    relay(roomId, from, to, sealed) {
      const room = rooms.get(roomId);
      const here = room?.listener(to);
      if (here !== undefined) return here.signal(from, sealed);
      const there = room?.elsewhere(to);
      if (there === undefined) return 'gone';
      if (!lease.isHeld) return 'busy';
      const letter = { kind: 'signal', room: roomId, from, to, sealed, reply: process } as const;
      const lost = () => room?.listener(from)?.undelivered(to, 'busy');
      return post.send(processOf(there.lease), letter, lost) ? undefined : 'busy';
    },

    count() {
      let members = 0;
      for (const { seats } of rooms.values()) members += seats.size;
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
