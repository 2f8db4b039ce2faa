/** Ed25519 (RFC 8032) for the page: synchronous, and working where `crypto.subtle` does not exist. */
import { getPublicKey, hashes, sign, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { MEMBER_ID, type Signer, type Verify } from './signer.ts';

hashes.sha512 = sha512;

export const SECRET_KEY_BYTES = 32;

export function createSigner(secretKey: Uint8Array): Signer {
  return {
    id: toBase64Url(getPublicKey(secretKey)),
    sign: (message) => toBase64Url(sign(new TextEncoder().encode(message), secretKey)),
  };
}

/** RFC 8032, not ZIP 215: keys and points must be in their one canonical form. */
export const verifySignature: Verify = (id, message, signature) => {
  const key = MEMBER_ID.test(id) ? fromBase64Url(id) : null;
  const bytes = fromBase64Url(signature);
  if (key?.length !== 32 || bytes?.length !== 64) return false;
  try {
    return verify(bytes, new TextEncoder().encode(message), key, { zip215: false });
  } catch {
    return false; // a key that is no point on the curve
  }
};
