/**
 * The values derived from a room's secret: the room verifier that the server compares, the key that seals cards and
 * signals, the signing context that binds every signature to this room, and the key under which a device keeps a sealed
 * room. Knows nothing of who sends what.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { toBase64Url } from './base64url.ts';
import { type Cipher, createCipher, type RandomBytes } from './cipher.ts';

export interface RoomSecret {
  readonly roomId: string;
  /** What stands behind the # of a sealed room's link; null in an open room, whose id is the secret. */
  readonly key: string | null;
}

export interface Seal extends Cipher {
  /** Compared by the server, 43 characters; says nothing about the secret. */
  readonly roomVerifier: string;
  /** Goes into every signed message, so that a signature is worth nothing in another room. */
  readonly signingContext: string;
  /** Encrypts what a device keeps of a sealed room; null in an open one, whose id is no secret. */
  readonly keepingKey: Uint8Array | null;
}

/**
 * HKDF-SHA-512 (RFC 5869), one key for each purpose and room. No key of an open room is one of a sealed room, even
 * under the same id. The names of the purposes are older than the words used here; another name would make other keys.
 */
export function createSeal({ roomId, key: roomKey }: RoomSecret, randomBytes: RandomBytes): Seal {
  const encoder = new TextEncoder();
  const secret = encoder.encode(roomKey ?? roomId);
  const salt = encoder.encode(roomKey === null ? 'parley 1 open' : 'parley 1 sealed');
  const derive = (purpose: string) => hkdf(sha512, secret, salt, encoder.encode(`${purpose} ${roomId}`), 32);

  return {
    roomVerifier: toBase64Url(derive('door')),
    signingContext: toBase64Url(derive('scope')),
    keepingKey: roomKey === null ? null : derive('keep'),
    ...createCipher(derive('seal'), randomBytes),
  };
}
