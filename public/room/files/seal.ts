/** The author's word for a run of pieces: their hashes, signed. Pure. */
import * as v from 'valibot';
import type { Claim, Signer, Verify } from '../../net/crypto/signer.ts';
import { sealFields } from './file-frames.ts';
import type { Offer } from './offer.ts';
import { PIECES_OF_SEAL, pieceCountOf } from './shared-file.ts';

const sealSchema = v.strictObject(sealFields);
export type Seal = v.InferOutput<typeof sealSchema>;

type Unsigned = Omit<Seal, 'signature'>;
export type SealedOffer = Pick<Offer, 'id' | 'author' | 'bytes' | 'signature' | 'signingContext'>;

/** The first piece of the run that `piece` is in. */
export const runOf = (piece: number): number => piece - (piece % PIECES_OF_SEAL);

/** How many pieces the run has that begins with `from`. */
export const lengthOfRun = (bytes: number, from: number): number =>
  Math.min(PIECES_OF_SEAL, pieceCountOf(bytes) - from);

/** What is signed. Bound to room, entry and its very version. */
const canonical = ({ signingContext, id, signature }: SealedOffer, { from, hashes }: Unsigned): string =>
  JSON.stringify(['parley seal 1', signingContext, id, signature, from, hashes]);

export function signSeal(signer: Signer, offer: SealedOffer, run: Unsigned): Seal {
  return { ...run, signature: signer.sign(canonical(offer, run)) };
}

const sealClaim = (offer: SealedOffer, seal: Seal): Claim => [
  offer.author,
  canonical(offer, seal),
  seal.signature,
];

/** Whether the author signed it for just this run of just this file. */
export const isSealGenuine = (verify: Verify, offer: SealedOffer, seal: Seal): boolean =>
  seal.hashes.length === lengthOfRun(offer.bytes, seal.from) && verify(...sealClaim(offer, seal));

/** Below 0 when of two seals for one run everybody keeps `a`; 0 when they say the same. */
export function compareSeals(a: Unsigned, b: Unsigned): number {
  const [one, other] = [a.hashes.join(), b.hashes.join()];
  return one < other ? -1 : one > other ? 1 : 0;
}

export const writeSeal = (seal: Seal): string => JSON.stringify(seal);

/** As it was stored; null for anything else. */
export function readSeal(text: string): Seal | null {
  try {
    const read = v.safeParse(sealSchema, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
