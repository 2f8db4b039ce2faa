/** Owns rooms in this process's memory. An empty one is forgotten, and its room verifier with it. */
import { timingSafeEqual } from 'node:crypto';
import type { Address } from '../../protocol.ts';
import type { Listener, Rooms } from './rooms.ts';

interface Seat {
  readonly card: string;
  readonly listener: Listener;
}

interface Room {
  readonly roomVerifier: string;
  readonly seats: Map<Address, Seat>;
}

// In the same time wherever they differ, and in rooms that nobody is in too: those compare a room verifier with itself.
const areSameDoors = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * Whoever names a room's id and its room verifier is a member, so in an open room, where the room verifier follows from the id, its id is
 * the secret that has to be guessed. Of a sealed room `wrong-key` tells whoever has its id and a wrong key that it is
 * in use. That is inherent: somebody has to be told that their key is wrong.
 */
export function createMemoryRooms(capacity: number): Rooms {
  const rooms = new Map<string, Room>();

  return {
    isOpen: () => true,

    async admit(roomId, roomVerifier, newcomer, listener) {
      const { address, card } = newcomer;
      const room = rooms.get(roomId) ?? { roomVerifier, seats: new Map<Address, Seat>() };
      if (!areSameDoors(room.roomVerifier, roomVerifier)) return { ok: false, reason: 'wrong-key' };
      if (room.seats.size >= capacity && !room.seats.has(address)) return { ok: false, reason: 'room-full' };

      rooms.set(roomId, room);
      room.seats.set(address, { card, listener });
      const others = [...room.seats].filter(([other]) => other !== address);
      for (const [, seat] of others) seat.listener.joined(newcomer);
      return { ok: true, others: others.map(([address, { card }]) => ({ address, card })) };
    },

    async leave(roomId, address) {
      const room = rooms.get(roomId);
      if (!room?.seats.delete(address)) return;
      if (room.seats.size === 0) rooms.delete(roomId);
      for (const { listener } of room.seats.values()) listener.left(address);
    },

    relay(roomId, from, to, sealed) {
      const receiver = rooms.get(roomId)?.seats.get(to);
      return receiver === undefined ? 'gone' : receiver.listener.signal(from, sealed);
    },

    count() {
      let members = 0;
      for (const { seats } of rooms.values()) members += seats.size;
      return { rooms: rooms.size, members };
    },

    async close() {
      rooms.clear();
    },
  };
}
