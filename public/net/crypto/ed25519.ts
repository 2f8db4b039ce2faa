/** Ed25519 (RFC 8032) for the page: synchronous, and working where `crypto.subtle` does not exist. */
import { etc, hashes, Point, utils, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { MEMBER_ID, type MemberId, type Signer, type Verify } from './signer.ts';

hashes.sha512 = sha512;

export const SECRET_KEY_BYTES = 32;

/** The order of the base point (RFC 8032 §5.1). */
const ORDER = Point.CURVE().n;

/**
 * Signs as RFC 8032 §5.1.6 says, in the library's own arithmetic. Its `sign` makes the public key anew for every
 * signature, which is half of the work.
 */
export function createSigner(secretKey: Uint8Array): Signer {
  const { scalar, prefix, pointBytes } = utils.getExtendedPublicKey(secretKey);
  return {
    id: toBase64Url(pointBytes) as MemberId,
    sign(message) {
      const bytes = new TextEncoder().encode(message);
      const r = hashToScalar(prefix, bytes);
      const point = Point.BASE.multiply(r).toBytes();
      const k = hashToScalar(point, pointBytes, bytes);
      return toBase64Url(etc.concatBytes(point, littleEndian(etc.mod(r + k * scalar, ORDER))));
    },
  };
}

const hashToScalar = (...parts: Uint8Array[]): bigint =>
  etc.mod(BigInt(`0x${etc.bytesToHex(sha512(etc.concatBytes(...parts)).reverse())}`), ORDER);

const littleEndian = (scalar: bigint): Uint8Array =>
  etc.hexToBytes(scalar.toString(16).padStart(64, '0')).reverse();

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
