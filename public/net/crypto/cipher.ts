/** Authenticated encryption: XChaCha20-Poly1305 with random nonces. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { fromBase64Url, toBase64Url } from './base64url.ts';

const NONCE_BYTES = 24;

export type RandomBytes = (count: number) => Uint8Array;

export interface Cipher {
  /** Encrypts `content` for holders of the key, as `write` writes it; `context` must be the same when it is opened. */
  close<Content>(content: Content, context: string, write?: (content: Content) => Uint8Array): string;
  /** The content, or undefined where it was not sealed with this key for this context, or `read` throws. */
  open(sealed: string, context: string, read?: (bytes: Uint8Array) => unknown): unknown;
}

const writeJson = (content: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(content));
const readJson = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

/** `key` has 32 bytes. */
export function createCipher(key: Uint8Array, randomBytes: RandomBytes): Cipher {
  const encoder = new TextEncoder();
  return {
    close(content, context, write = writeJson) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = xchacha20poly1305(key, nonce, encoder.encode(context));
      const sealed = cipher.encrypt(write(content));
      const packet = new Uint8Array(NONCE_BYTES + sealed.length);
      packet.set(nonce);
      packet.set(sealed, NONCE_BYTES);
      return toBase64Url(packet);
    },
    open(sealed, context, read = readJson) {
      const packet = fromBase64Url(sealed);
      if (packet === null || packet.length <= NONCE_BYTES) return undefined;
      const cipher = xchacha20poly1305(key, packet.subarray(0, NONCE_BYTES), encoder.encode(context));
      try {
        return read(cipher.decrypt(packet.subarray(NONCE_BYTES)));
      } catch {
        return undefined; // a wrong key, another context or damage: all the same to us
      }
    },
  };
}
