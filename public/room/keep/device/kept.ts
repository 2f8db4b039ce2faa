/** Keeps a room on this device, or in its tab again. Loaded where a person wants that. */
import { isDraft, joinDrafts } from '../drafts.ts';
import type { OpenedRoomStore } from '../room-store.ts';
import { keysOfRoom, type Store } from '../storage.ts';
import { DeviceStore } from './device-store.ts';
import type { DeviceTrouble } from './disk.ts';
import { createRowSeal } from './row-seal.ts';

/** Stands for the switch: a room without any other row is kept, too. */
const markOf = (roomId: string): string => `parley.keep.${roomId}`;

/** The room is kept here; what the tab may have of it is older, but for a draft, to which something shared was added. */
export function openKept(o: OpenedRoomStore & { readonly rows: readonly unknown[] }): void {
  const kept = deviceStore(o, o.rows);
  for (const name of movable(o, o.tab).filter(isDraft))
    kept.set(name, joinDrafts(kept.get(name) ?? '', o.tab.get(name) ?? ''));
  o.store.useKept(kept);
  clearTab(o);
}

/** Moves what the tab keeps here, in one piece. Null when it is committed; else all stays as it was. */
export async function moveToDevice(o: OpenedRoomStore): Promise<DeviceTrouble | null> {
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
export function moveToTab(kept: DeviceStore, o: OpenedRoomStore): boolean {
  const isWhole = moveBack(kept, o);
  o.disk.write(o.room, { clears: true }, () => undefined);
  return isWhole;
}

function moveBack(kept: DeviceStore, o: OpenedRoomStore): boolean {
  const { store, tab, roomId } = o;
  kept.remove(markOf(roomId));
  const isWhole = movable(o, kept).map((name) => tab.set(name, kept.get(name) ?? ''));
  store.useKept(null);
  kept.close();
  return !isWhole.includes(false);
}

const deviceStore = (o: OpenedRoomStore, rows: readonly unknown[]) =>
  new DeviceStore({
    ...o,
    rows,
    seal: createRowSeal({ ...o, roomKey: o.keepingKey }),
    failed: (trouble) => o.store.stopped(trouble),
  });

const movable = ({ store, roomId }: OpenedRoomStore, from: Store): readonly string[] =>
  keysOfRoom(from, roomId).filter((name) => store.isMovable(name));

function clearTab(o: OpenedRoomStore): void {
  for (const name of movable(o, o.tab)) o.tab.remove(name);
}
