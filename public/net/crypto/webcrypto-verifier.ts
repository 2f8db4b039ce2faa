/**
 * Verifies signatures in advance with the browser's own Ed25519, which is ten times as fast as ours but asynchronous.
 * All browsers must reach the same verdict on a signature, so ours decides: a native yes counts where it implies ours,
 * and everything else is verified again by ours.
 */
import { Point } from '@noble/ed25519';
import type { Clock } from '../clock.ts';
import { fromBase64Url } from './base64url.ts';
import { type Claim, MEMBER_ID, type MemberId, type Verify, type VerifyAhead } from './signer.ts';

const ALGORITHM = 'Ed25519';
/** As many members as a room may have heard of. */
const MAX_KEYS = 500;
/**
 * Importing a key takes as long as several signatures, and keys are cheap to make up: the rest of a batch is left to
 * ours.
 */
const MAX_NEW_KEYS = 16;
/**
 * A browser that does not answer for so long is not asked again until it does. A link waits a little longer for a
 * hello.
 */
const PATIENCE_MS = 3_000;

/** Our verifier's conditions on a key: a point in its one canonical form (RFC 8032 §5.1.3), and not of small order. */
function isSound(key: Uint8Array): boolean {
  try {
    return !Point.fromBytes(key, false).isSmallOrder();
  } catch {
    return false; // no point on the curve
  }
}

/**
 * Whether R and S are so far from the limits of their encoding that every verifier reads them alike. Verifiers differ
 * where y is not below p or x is 0, so |y| near 0 or p, and where S is not below the order, which is just above 2^252.
 * One honest signature in 16,000 is that near an edge.
 */
function isFarFromEdges(signature: Uint8Array): boolean {
  const [low = 0, high = 0, top = 0] = [signature[30], signature[31], signature[63]];
  const y = ((high & 0x7f) << 8) | low;
  return signature.length === 64 && y > 0 && y < 0x7fff && top < 0x10;
}

/** Null where the browser has none: then nothing is gained by asking. */
export async function webCryptoVerifier(
  subtle: SubtleCrypto | undefined,
  verify: Verify,
  clock: Clock,
): Promise<VerifyAhead | null> {
  let isSilent = false;
  const keys = new Map<MemberId, Promise<CryptoKey | null>>();
  const encoder = new TextEncoder();

  async function load(bytes: Uint8Array): Promise<CryptoKey | null> {
    try {
      return (await subtle?.importKey('raw', new Uint8Array(bytes), ALGORITHM, false, ['verify'])) ?? null;
    } catch {
      return null; // it knows no Ed25519, or takes no such key
    }
  }

  function learn(id: MemberId): void {
    const bytes = MEMBER_ID.test(id) ? fromBase64Url(id) : null;
    if (keys.size >= MAX_KEYS) keys.clear();
    keys.set(id, bytes !== null && isSound(bytes) ? load(bytes) : Promise.resolve(null));
  }

  async function isGenuine([id, message, signature]: Claim): Promise<boolean> {
    const bytes = fromBase64Url(signature);
    if (bytes === null || !isFarFromEdges(bytes)) return false;
    const key = await keys.get(id);
    if (!subtle || !key) return false;
    return subtle.verify(ALGORITHM, key, new Uint8Array(bytes), encoder.encode(message));
  }

  if ((await load(Point.BASE.toBytes())) === null) return null;
  return (claims, answer) => {
    if (isSilent) return answer(verify);
    const unknown = new Set(claims.map(([id]) => id).filter((id) => !keys.has(id)));
    for (const id of [...unknown].slice(0, MAX_NEW_KEYS)) learn(id);
    const genuine = new Set<string>();
    const looked = claims.map(async (claim) => {
      if (await isGenuine(claim)) genuine.add(JSON.stringify(claim));
    });
    let isAnswered = false;
    const tell = () => {
      if (!isAnswered) answer((...claim) => genuine.has(JSON.stringify(claim)) || verify(...claim));
      isAnswered = true;
    };
    const cancel = clock.after(PATIENCE_MS, () => {
      isSilent = true;
      tell();
    });
    void Promise.allSettled(looked).then(() => {
      isSilent = false;
      cancel();
      tell();
    });
  };
}
