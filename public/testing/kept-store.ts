/** What a device keeps of the room of a simulation, with the switch turned on. */
import type { Clock } from '../net/clock.ts';
import { openKept } from '../room/keep/device/kept.ts';
import { RoomStore } from '../room/keep/room-store.ts';
import { memoryStore, type Store } from '../room/keep/storage.ts';
import type { SimDisk } from './sim-disk.ts';

export interface KeptStoreOptions {
  readonly disk: SimDisk;
  readonly clock: Clock;
  readonly secretKey: Uint8Array;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly tab?: Store;
}

/** As a page finds it when it is opened. */
export function keptStore({ disk, tab = memoryStore(), ...o }: KeptStoreOptions): RoomStore {
  const store = new RoomStore(tab);
  disk.lost = (trouble) => store.lost(trouble);
  const { rows } = disk.read('room');
  openKept({ ...o, disk, tab, store, roomId: 'room', room: 'room', keepingKey: null, rows });
  return store;
}
