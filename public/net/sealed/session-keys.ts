/**
 * The keys of one sealed path: agreed on from two key pairs that are made for it alone and forgotten with it (X25519, RFC 7748),
 * one for each direction (HKDF-SHA-512, RFC 5869). Who is at the other end is proven afterwards: the hello signs both public
 * keys, as it signs both certificates of a link.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { createAgreement } from '../crypto/agreement.ts';
import { type Cipher, createCipher, type RandomBytes } from '../crypto/cipher.ts';
import { createSigner, SECRET_KEY_BYTES } from '../crypto/ed25519.ts';
import { MEMBER_ID, type MemberId } from '../crypto/signer.ts';

const SALT = new TextEncoder().encode('parley sealed path 1');
const KEY_BYTES = 32;

export interface DirectedCiphers {
  readonly outbound: Cipher;
  readonly inbound: Cipher;
}

export interface OwnKeys {
  /** base64url, 43 characters. */
  readonly publicKey: string;
  /** Null for what is no public key, or my own. Takes some milliseconds. */
  agree(theirs: string): DirectedCiphers | null;
}

/** `signingContext` binds the keys to the room. */
export function makeKeys(signingContext: string, randomBytes: RandomBytes): OwnKeys {
  const secret = randomBytes(SECRET_KEY_BYTES);
  const publicKey: string = createSigner(secret).id;
  return {
    publicKey,
    agree(theirs) {
      const shared =
        MEMBER_ID.test(theirs) && theirs !== publicKey ? createAgreement(secret)(theirs as MemberId) : null;
      if (shared === null) return null;
      const both = [publicKey, theirs].sort().join(' ');
      const cipherFrom = (sender: string) => {
        const info = new TextEncoder().encode(`${signingContext} ${both} ${sender}`);
        return createCipher(hkdf(sha512, shared, SALT, info, KEY_BYTES), randomBytes);
      };
      return { outbound: cipherFrom(publicKey), inbound: cipherFrom(theirs) };
    },
  };
}
