/** What this device keeps of a room: in this tab, for all tabs, and on its disk. */
import { forgetRoom, type Store, storeNamed } from '../room/keep/storage.ts';
import type { EnterOptions } from './enter-room.ts';

export type RoomStores = Pick<EnterOptions, 'lastingStore' | 'tabStore' | 'disk'>;

/** `room` is its name on this device, which of a sealed room has the verifier behind a blank. */
export function forgetIn(store: Store, room: string): void {
  const [roomId = '', roomVerifier] = room.split(' ');
  forgetRoom(roomVerifier === undefined ? store : storeNamed(store, roomVerifier), roomId);
}

/** Settles when all of it is gone. */
export function forgetHere(room: string, { lastingStore, tabStore, disk }: RoomStores): Promise<void> {
  for (const store of [lastingStore, tabStore]) forgetIn(store, room);
  return new Promise((done) => disk.write(room, { member: null, clears: true }, () => done()));
}
