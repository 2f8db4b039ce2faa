/** What a device keeps of the room of a simulation, with the switch turned on. */
import type { Clock } from '../net/clock.ts';
import { DeviceStore } from '../room/keep/device/device-store.ts';
import type { RowSeal } from '../room/keep/device/row-seal.ts';
import { RoomStore } from '../room/keep/room-store.ts';
import { memoryStore } from '../room/keep/storage.ts';
import type { SimDisk } from './sim-disk.ts';

/** As a page finds it when it is opened. */
export function keptStore(disk: SimDisk, clock: Clock): RoomStore {
  const store = new RoomStore(memoryStore());
  disk.lost = (trouble) => store.lost(trouble);
  const { rows } = disk.read('room');
  const failed = store.stopped.bind(store);
  store.useKept(new DeviceStore({ disk, room: 'room', seal: plainSeal, clock, rows, failed }));
  return store;
}

/** Encryption is tested on its own; here it only has to be cheap. */
const plainSeal: RowSeal = {
  idOf: (name) => name,
  close: (name, value) => `${name}\n${value}`,
  open(kept) {
    const text = String(kept);
    const end = text.indexOf('\n');
    return [text.slice(0, end), text.slice(end + 1)];
  },
};
