/** Keeps a room on this device, or in its tab again. Loaded where a person wants that. */
import type { Clock } from '../../../net/clock.ts';
import type { RandomBytes } from '../../../net/crypto/cipher.ts';
import type { RoomStore } from '../room-store.ts';
import { keysOfRoom, type Store } from '../storage.ts';
import { DeviceStore } from './device-store.ts';
import type { DeviceTrouble, Disk } from './disk.ts';
import { createRowSeal } from './row-seal.ts';

export interface KeptOptions {
  readonly store: RoomStore;
  readonly roomId: string;
  readonly room: string;
  readonly keepingKey: Uint8Array | null;
  readonly secretKey: Uint8Array;
  readonly tab: Store;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

/** Stands for the switch: a room without any other row is kept, too. */
const markOf = (roomId: string): string => `parley.keep.${roomId}`;

/** The room is kept here; what the tab may have of it is older. */
export function openKept(o: KeptOptions & { readonly rows: readonly unknown[] }): void {
  o.store.useKept(deviceStore(o, o.rows));
  clearTab(o);
}

/** Moves what the tab keeps here, in one piece. Null when it is committed; else all stays as it was. */
export async function moveToDevice(o: KeptOptions): Promise<DeviceTrouble | null> {
  const { store, tab, roomId } = o;
  const kept = deviceStore(o, []);
  for (const name of movable(o, tab)) kept.set(name, tab.get(name) ?? '');
  kept.set(markOf(roomId), 'yes');
  // What is set meanwhile goes along.
  store.useKept(kept);
  await new Promise<void>((resolve) => kept.whenStored(resolve));
  if (kept.trouble === null) clearTab(o);
  else moveBack(kept, o);
  return kept.trouble;
}

/** Moves it back into the tab. False where the tab has no space for all of it. */
export function moveToTab(kept: DeviceStore, o: KeptOptions): boolean {
  const isWhole = moveBack(kept, o);
  o.disk.write(o.room, { clears: true }, () => undefined);
  return isWhole;
}

function moveBack(kept: DeviceStore, o: KeptOptions): boolean {
  const { store, tab, roomId } = o;
  kept.remove(markOf(roomId));
  const isWhole = movable(o, kept).map((name) => tab.set(name, kept.get(name) ?? ''));
  store.useKept(null);
  kept.close();
  return !isWhole.includes(false);
}

const deviceStore = (o: KeptOptions, rows: readonly unknown[]) =>
  new DeviceStore({
    ...o,
    rows,
    seal: createRowSeal({ ...o, roomKey: o.keepingKey }),
    failed: (trouble) => o.store.stopped(trouble),
  });

const movable = ({ store, roomId }: KeptOptions, from: Store): readonly string[] =>
  keysOfRoom(from, roomId).filter((name) => store.isMovable(name));

function clearTab(o: KeptOptions): void {
  for (const name of movable(o, o.tab)) o.tab.remove(name);
}
