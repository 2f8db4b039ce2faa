/**
 * Owns who is in which room, and who may come in. It compares doors and carries cards without understanding either,
 * and knows nothing of sockets.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Address, JoinRefusal, Newcomer } from '../protocol.ts';

export type Admission =
  /** The others, in the order in which they came. */
  | { readonly ok: true; readonly others: Newcomer[] }
  | { readonly ok: false; readonly reason: Extract<JoinRefusal, 'room-full' | 'wrong-door'> };

/** Asynchronous, so that a store shared by several processes fits behind it; one that fails rejects. */
export interface Rooms {
  /**
   * Decides and enters in one step. The first member of an empty room sets its door.
   * Whoever is in already only changes their card.
   */
  admit(roomId: string, door: string, newcomer: Newcomer): Promise<Admission>;
  /** Takes a member out and tells who stays. Taking out a stranger changes nothing and tells nobody. */
  leave(roomId: string, address: Address): Promise<Address[]>;
  /** How many there are; nothing tells which. */
  count(): { readonly rooms: number; readonly members: number };
}

interface Room {
  readonly door: string;
  readonly cards: Map<Address, string>;
}

// In the same time wherever they differ, and in rooms that nobody is in too: those compare a door with itself.
const areSameDoors = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * Rooms in this process's memory; an empty one is forgotten, and its door with it.
 *
 * Whoever names a room's id and its door is a member, so in an open room, where the door follows from the id, its id is
 * the secret that has to be guessed. Of a sealed room `wrong-door` tells whoever has its id and a wrong key that it is
 * in use. That is inherent: somebody has to be told that their key is wrong.
 */
export function createRooms(capacity: number): Rooms {
  const rooms = new Map<string, Room>();

  return {
    async admit(roomId, door, { address, card }) {
      const room = rooms.get(roomId) ?? { door, cards: new Map() };
      if (!areSameDoors(room.door, door)) return { ok: false, reason: 'wrong-door' };
      if (room.cards.size >= capacity && !room.cards.has(address)) return { ok: false, reason: 'room-full' };

      rooms.set(roomId, room);
      room.cards.set(address, card);
      const members = [...room.cards].map(([address, card]) => ({ address, card }));
      return { ok: true, others: members.filter((member) => member.address !== address) };
    },

    async leave(roomId, address) {
      const room = rooms.get(roomId);
      if (!room?.cards.delete(address)) return [];
      if (room.cards.size === 0) rooms.delete(roomId);
      return [...room.cards.keys()];
    },

    count() {
      let members = 0;
      for (const { cards } of rooms.values()) members += cards.size;
      return { rooms: rooms.size, members };
    },
  };
}
