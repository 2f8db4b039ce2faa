/**
 * The shared secret of two members, agreed on without a message: X25519 (RFC 7748 §5) on the keys that they sign with,
 * taken from the Edwards to the Montgomery curve (RFC 7748 §4.1).
 */
import { etc, Point, utils } from '@noble/ed25519';
import { fromBase64Url } from './base64url.ts';
// Gives the library its hash.
import './ed25519.ts';
import type { MemberId } from './signer.ts';

const SECRET_BYTES = 32;

/** 32 bytes that only these two can compute; null for an invalid key. Takes some milliseconds. */
export type Agree = (id: MemberId) => Uint8Array | null;

export function createAgreement(secretKey: Uint8Array): Agree {
  const { scalar } = utils.getExtendedPublicKey(secretKey);
  return (id) => {
    const key = fromBase64Url(id);
    if (key === null) return null;
    try {
      const theirs = Point.fromBytes(key, false);
      // With a point of another subgroup the product would leak bits of my key, or not depend on theirs.
      return theirs.isTorsionFree() ? coordinate(theirs.multiply(scalar).toAffine().y) : null;
    } catch {
      return null; // not a point on the curve, or the identity
    }
  };
}

/** u = (1 + y) / (1 - y), the least significant byte first. */
function coordinate(y: bigint): Uint8Array {
  const p = 2n ** 255n - 19n;
  const u = etc.mod((1n + y) * etc.invert(etc.mod(1n - y, p), p), p);
  return Uint8Array.from({ length: SECRET_BYTES }, (_, at) => Number((u >> BigInt(8 * at)) & 255n));
}
