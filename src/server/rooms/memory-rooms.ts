/** Rooms in this process's memory. An empty room is forgotten, and its room verifier with it. */
import { timingSafeEqual } from 'node:crypto';
import type { Address } from '../../protocol.ts';
import type { Listener, Rooms } from './rooms.ts';

interface Member {
  readonly card: string;
  readonly listener: Listener;
}

interface Room {
  readonly roomVerifier: string;
  readonly members: Map<Address, Member>;
}

// It takes the same time wherever the two differ. For an empty room a verifier is compared with itself.
const isSameVerifier = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * Whoever names a room's id and its verifier is a member. In an open room the verifier follows from the id, so that the id
 * is the secret that would have to be guessed. For a sealed room `wrong-key` tells somebody with the right id and a wrong
 * key that the room is in use. That is inherent: people have to be told that their key is wrong.
 */
export function createMemoryRooms(capacity: number): Rooms {
  const rooms = new Map<string, Room>();

  return {
    isOpen: () => true,

    async admit(roomId, roomVerifier, newcomer, listener) {
      const { address, card } = newcomer;
      const room = rooms.get(roomId) ?? { roomVerifier, members: new Map<Address, Member>() };
      if (!isSameVerifier(room.roomVerifier, roomVerifier)) return { ok: false, reason: 'wrong-key' };
      if (room.members.size >= capacity && !room.members.has(address))
        return { ok: false, reason: 'room-full' };

      rooms.set(roomId, room);
      room.members.set(address, { card, listener });
      const others = [...room.members].filter(([other]) => other !== address);
      for (const [, member] of others) member.listener.joined(newcomer);
      return { ok: true, others: others.map(([address, { card }]) => ({ address, card })) };
    },

    async leave(roomId, address) {
      const room = rooms.get(roomId);
      if (!room?.members.delete(address)) return;
      if (room.members.size === 0) rooms.delete(roomId);
      for (const { listener } of room.members.values()) listener.left(address);
    },

    relay(roomId, from, to, sealed) {
      const receiver = rooms.get(roomId)?.members.get(to);
      return receiver === undefined ? 'gone' : receiver.listener.signal(from, sealed);
    },

    count() {
      let members = 0;
      for (const room of rooms.values()) members += room.members.size;
      return { rooms: rooms.size, members };
    },

    async close() {
      rooms.clear();
    },
  };
}
