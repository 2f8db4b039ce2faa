/** Clears what a store keeps of one room, whatever part of the page kept it and whether that part is there. */
import type { Store } from './storage.ts';

/** `parley.WHAT.ROOM` and more of it behind that; with a blank it belongs to a room of this id that a key opens. */
const ROOM_KEY = /^parley\.\w+\.([\w-]+)[^ ]*$/;

export function forgetRoom(store: Store, roomId: string): void {
  for (const key of store.keys()) if (ROOM_KEY.exec(key)?.[1] === roomId) store.remove(key);
}
