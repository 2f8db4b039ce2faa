/**
 * Owns who is in which room, and who may come in. It compares doors and carries cards without understanding either,
 * and knows nothing of sockets.
 */
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
}

interface Room {
  readonly door: string;
  readonly cards: Map<Address, string>;
}

/** Rooms in this process's memory; an empty one is forgotten, and its door with it. */
export function createRooms(capacity: number): Rooms {
  const rooms = new Map<string, Room>();

  return {
    async admit(roomId, door, { address, card }) {
      const room = rooms.get(roomId) ?? { door, cards: new Map() };
      if (room.door !== door) return { ok: false, reason: 'wrong-door' };
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
  };
}
