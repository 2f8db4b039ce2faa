/** Opens what this device keeps of a room: who I am there, and all of it where the person wants that. */
import type { Clock } from '../../net/clock.ts';
import { createCipher, type RandomBytes } from '../../net/crypto/cipher.ts';
import type { Disk, KeptRoom } from './device/disk.ts';
import { memberStore, readMember } from './device/member-store.ts';
import { loadSecretKey, makeSecretKey } from './identity.ts';
import { RoomStore } from './room-store.ts';
import { keysOfRoom, type Store } from './storage.ts';

export interface OpenRoomStoreOptions {
  readonly roomId: string;
  /** Names the room on the device: its id, and in a sealed room the room verifier, as another key is another room. */
  readonly room: string;
  /** Encrypts what is kept of a sealed room; null in an open one. */
  readonly keepingKey: Uint8Array | null;
  /** This room's part of the tab's storage. */
  readonly tab: Store;
  /** Null: the tab alone. */
  readonly disk: Disk | null;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

export interface OpenedRoomStore {
  readonly store: RoomStore;
  readonly secretKey: Uint8Array;
}

export async function openRoomStore(o: OpenRoomStoreOptions): Promise<OpenedRoomStore> {
  const { roomId, room, tab, disk, clock, keepingKey, randomBytes } = o;
  const store = new RoomStore(tab);
  const content = (await disk?.load(room)) ?? 'missing';
  if (disk !== null && typeof content !== 'string') {
    const cipher = keepingKey && createCipher(keepingKey, randomBytes);
    const record = { room, cipher };
    const lost = store.lost.bind(store);
    disk.lost = lost;
    const write = (member: string | null) =>
      disk.write(room, { member }, (trouble) => trouble !== null && lost(trouble));
    const member = memberStore(record, readMember(record, content.member), clock, write);
    store.useMember(member, keysOfRoom(tab, roomId));
  } else if (typeof content === 'string') store.lost(content);
  const secretKey = loadSecretKey(store, roomId) ?? makeSecretKey(store, roomId, randomBytes);
  if (disk !== null && typeof content !== 'string' && content.rows.length > 0)
    await useKept(store, disk, secretKey, content, o);
  return { store, secretKey };
}

async function useKept(
  store: RoomStore,
  disk: Disk,
  secretKey: Uint8Array,
  { rows }: KeptRoom,
  o: OpenRoomStoreOptions,
): Promise<void> {
  const { openKept } = await import('./device/kept.ts');
  openKept({ ...o, store, disk, secretKey, rows });
}
