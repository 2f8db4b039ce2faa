/** Opens what this device keeps of a room: who I am there, and all of it where the person wants that. */
import { createCipher } from '../../net/crypto/cipher.ts';
import { memberStore, readMember } from './device/member-store.ts';
import { loadSecretKey, makeSecretKey } from './identity.ts';
import { type OpenedRoomStore, type OpenRoomStoreOptions, RoomStore } from './room-store.ts';
import { keysOfRoom } from './storage.ts';

export async function openRoomStore(o: OpenRoomStoreOptions): Promise<OpenedRoomStore> {
  const { roomId, room, tab, disk, clock, keepingKey, randomBytes } = o;
  const store = new RoomStore(tab);
  const lost = store.lost.bind(store);
  const content = await disk.load(room);
  const isOpen = typeof content !== 'string';
  if (isOpen) {
    disk.lost = lost;
    const record = { room, cipher: keepingKey && createCipher(keepingKey, randomBytes) };
    const write = (member: string | null) =>
      disk.write(room, { member }, (trouble) => trouble !== null && lost(trouble));
    const member = memberStore(record, readMember(record, content.member), clock, write);
    store.useMember(member, keysOfRoom(tab, roomId));
  } else lost(content);
  const secretKey = loadSecretKey(store, roomId) ?? makeSecretKey(store, roomId, randomBytes);
  const opened = { ...o, store, secretKey };
  if (isOpen && content.rows.length > 0)
    (await import('./device/kept.ts')).openKept({ ...opened, rows: content.rows });
  return opened;
}
