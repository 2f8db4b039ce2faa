/**
 * Encrypts what is kept of a file, under the keys of one circle: of a sealed room, or of one's private conversations.
 * AES-256-GCM, each time with a nonce of its own at random; what it was encrypted for is authenticated, so that no piece
 * stands for another. What is damaged, or was not written here, does not open.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { toBase64Url } from '../../../net/crypto/base64url.ts';
import type { FileId } from '../shared-file.ts';
import { free } from './free.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** How much longer it is encrypted. */
export const SEALED_EXTRA_BYTES = NONCE_BYTES + TAG_BYTES;
const KEY_BYTES = 32;
/** So long that no two files of a room have one name. */
const NAME_BYTES = 16;

const encoder = new TextEncoder();

export interface FileKeys {
  /** Of everything of a sealed room but its private conversations; null in an open one. */
  readonly room: Uint8Array | null;
  /** Of private conversations. */
  readonly own: Uint8Array;
}

/** `room` names the room on the device; `keepingKey` is null in an open room. */
export const fileKeys = (room: string, keepingKey: Uint8Array | null, secretKey: Uint8Array): FileKeys => ({
  room: keepingKey && derive(keepingKey, 'parley 1 files', room),
  own: derive(secretKey, 'parley 1 private files', room),
});

const derive = (key: Uint8Array, purpose: string, info: string): Uint8Array =>
  hkdf(sha512, key, encoder.encode(purpose), encoder.encode(info), KEY_BYTES);

/** Bytes of this page are never shared with another thread. */
const own = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>;

export interface PieceCipher {
  close(bytes: Uint8Array, context: string): Promise<Uint8Array>;
  /** Null where it does not open. */
  open(sealed: Uint8Array, context: string): Promise<Uint8Array | null>;
}

/** What the files of one circle are called on the disk, and how they are encrypted; an open room's are not. */
export interface FileCircle {
  nameOf(id: FileId): string;
  readonly cipher: PieceCipher | null;
}

/** `key` is null for what lies open. */
export async function fileCircle(key: Uint8Array | null): Promise<FileCircle> {
  if (key === null)
    return {
      nameOf: (id) => toBase64Url(sha512(encoder.encode(id)).subarray(0, NAME_BYTES)),
      cipher: null,
    };
  const nameKey = derive(key, 'names', '');
  return {
    nameOf: (id) => toBase64Url(hmac(sha512, nameKey, encoder.encode(id)).subarray(0, NAME_BYTES)),
    cipher: await pieceCipher(derive(key, 'pieces', '')),
  };
}

async function pieceCipher(secret: Uint8Array): Promise<PieceCipher> {
  const { subtle } = crypto;
  const key = await subtle.importKey('raw', own(secret), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const algorithm = (iv: Uint8Array, context: string) => ({
    name: 'AES-GCM',
    iv: own(iv),
    additionalData: encoder.encode(context),
    tagLength: 8 * TAG_BYTES,
  });
  return {
    async close(bytes, context) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const content = new Uint8Array(await subtle.encrypt(algorithm(nonce, context), key, own(bytes)));
      const sealed = new Uint8Array(NONCE_BYTES + content.length);
      sealed.set(nonce);
      sealed.set(content, NONCE_BYTES);
      free(content);
      return sealed;
    },
    async open(sealed, context) {
      const [nonce, content] = [sealed.subarray(0, NONCE_BYTES), sealed.subarray(NONCE_BYTES)];
      try {
        return new Uint8Array(await subtle.decrypt(algorithm(nonce, context), key, own(content)));
      } catch {
        return null; // another key, another context or damage
      }
    },
  };
}
