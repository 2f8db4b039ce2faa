/** The key pair that makes somebody a member. One per browser and room. */
import { fromBase64Url, toBase64Url } from '../../net/crypto/base64url.ts';
import { SECRET_KEY_BYTES } from '../../net/crypto/ed25519.ts';
import { keysOfRoom, type Store } from './storage.ts';

const keyOf = (roomId: string): string => `parley.key.${roomId}`;

/** The secret key kept for this room, or null. */
export function loadSecretKey(store: Store, roomId: string): Uint8Array | null {
  const kept = store.get(keyOf(roomId));
  const key = kept === null ? null : fromBase64Url(kept);
  return key?.length === SECRET_KEY_BYTES ? key : null;
}

/** A fresh key, kept where that is possible. */
export function makeSecretKey(
  store: Store,
  roomId: string,
  randomBytes: (count: number) => Uint8Array,
): Uint8Array {
  const key = randomBytes(SECRET_KEY_BYTES);
  store.set(keyOf(roomId), toBase64Url(key));
  return key;
}

/** The next page is somebody else: private conversations are of whoever has the key. */
export function forgetWhoIAm(store: Store, roomId: string): void {
  store.remove(keyOf(roomId));
  for (const key of keysOfRoom(store, roomId)) if (key.includes(`.${roomId}/`)) store.remove(key);
}
