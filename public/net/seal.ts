/**
 * What the room's secret is good for: the door that the server compares, the seal on cards and signals, and the scope
 * that binds every signature to this room. Knows nothing of who sends what.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toBase64Url } from './base64url.ts';

const NONCE_BYTES = 24;

export interface RoomSecret {
  readonly roomId: string;
  /** What stands behind the # of a sealed room's link; null in an open room, whose id is the secret. */
  readonly key: string | null;
}

export interface Seal {
  /** Compared by the server, 43 characters; says nothing about the secret. */
  readonly door: string;
  /** Goes into every signed message, so that a signature is worth nothing in another room. */
  readonly scope: string;
  /** Encrypts `content` (JSON) for holders of the secret; `context` must be the same when it is opened. */
  close(content: unknown, context: string): string;
  /** The content, or undefined where it was not sealed with this secret for this context. */
  open(sealed: string, context: string): unknown;
}

/**
 * HKDF-SHA-512 (RFC 5869) with one purpose and room a key; XChaCha20-Poly1305 with random nonces. An open room's keys
 * are none of a sealed room's, whatever its id.
 */
export function createSeal(
  { roomId, key: roomKey }: RoomSecret,
  randomBytes: (count: number) => Uint8Array,
): Seal {
  const encoder = new TextEncoder();
  const secret = encoder.encode(roomKey ?? roomId);
  const salt = encoder.encode(roomKey === null ? 'parley 1 open' : 'parley 1 sealed');
  const derive = (purpose: string) => hkdf(sha512, secret, salt, encoder.encode(`${purpose} ${roomId}`), 32);
  const key = derive('seal');

  return {
    door: toBase64Url(derive('door')),
    scope: toBase64Url(derive('scope')),
    close(content, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = xchacha20poly1305(key, nonce, encoder.encode(context));
      const sealed = cipher.encrypt(encoder.encode(JSON.stringify(content)));
      const packet = new Uint8Array(NONCE_BYTES + sealed.length);
      packet.set(nonce);
      packet.set(sealed, NONCE_BYTES);
      return toBase64Url(packet);
    },
    open(sealed, context) {
      const packet = fromBase64Url(sealed);
      if (packet === null || packet.length <= NONCE_BYTES) return undefined;
      const cipher = xchacha20poly1305(key, packet.subarray(0, NONCE_BYTES), encoder.encode(context));
      try {
        return JSON.parse(new TextDecoder().decode(cipher.decrypt(packet.subarray(NONCE_BYTES))));
      } catch {
        return undefined; // a wrong key, another context or damage: all the same to us
      }
    },
  };
}
