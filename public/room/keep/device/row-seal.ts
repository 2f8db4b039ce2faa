/**
 * Encrypts what the device keeps of a room, names included. What is damaged, or was not written here, does not open.
 * In a sealed room it takes the room's link to read it. Private conversations take the member's own key, and in an open
 * room so does the rest: whoever has the device has that key, too, but bytes that went bad are found out.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { toBase64Url } from '../../../net/crypto/base64url.ts';
import { type Cipher, createCipher, type RandomBytes } from '../../../net/crypto/cipher.ts';

export interface RowSealOptions {
  readonly room: string;
  /** Derived from the room's secret; null in an open room. */
  readonly roomKey: Uint8Array | null;
  /** The member's secret key. */
  readonly secretKey: Uint8Array;
  readonly randomBytes: RandomBytes;
}

export interface RowSeal {
  /** Where the value of that name is kept; says nothing about the name. */
  idOf(name: string): string;
  close(name: string, value: string): string;
  /** Null for what is damaged, cut off or of another kind: as if it had never been kept. */
  open(kept: unknown): readonly [name: string, value: string] | null;
}

/** `parley.threads.ROOM`, and whatever bears the id of a conversation in it. */
const IS_PRIVATE = /^parley\.(threads\.|\w+\.[\w-]+\/)/;
const ID_BYTES = 16;
const encoder = new TextEncoder();

export function createRowSeal({ room, roomKey, secretKey, randomBytes }: RowSealOptions): RowSeal {
  const info = encoder.encode(room);
  const ownKey = hkdf(sha512, secretKey, encoder.encode('parley 1 kept'), info, 32);
  const own = createCipher(ownKey, randomBytes);
  const shared = roomKey === null ? own : createCipher(roomKey, randomBytes);
  const cipherOf = (name: string): Cipher => (IS_PRIVATE.test(name) ? own : shared);
  return {
    idOf: (name) => toBase64Url(hmac(sha512, ownKey, encoder.encode(name)).subarray(0, ID_BYTES)),
    close: (name, value) => cipherOf(name).close(`${name}\n${value}`, room, write),
    open(kept) {
      if (typeof kept !== 'string') return null;
      const content = shared.open(kept, room, read) ?? own.open(kept, room, read);
      if (typeof content !== 'string') return null;
      const end = content.indexOf('\n');
      return [content.slice(0, end), content.slice(end + 1)];
    },
  };
}

const write = (text: string) => encoder.encode(text);
const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
