/** The word of a keeper: that it keeps what is said in the room, and for how long. Signed by the keeper. Pure. */
import * as v from 'valibot';
import type { Claim, MemberId, Signer } from '../../net/crypto/signer.ts';
import { signatureSchema } from '../../net/protocol/fields.ts';
import { momentSchema } from '../log/entry-schema.ts';

/** A hundred years. Without an end, `days` is null. */
const MAX_DAYS = 36_500;
const MAX_MEGABYTES = 1_000_000_000;

const bound = (most: number) =>
  v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(most)));

export const keeperTermsSchema = v.strictObject({
  /** How long it keeps what is said; null: until somebody makes it forget. */
  days: bound(MAX_DAYS),
  /** How much it keeps at most, the oldest going first; null: no bound of its own. */
  megabytes: bound(MAX_MEGABYTES),
});

const wordSchema = v.strictObject({
  type: v.literal('keeper'),
  /** Null: it is no keeper any more. */
  terms: v.nullable(keeperTermsSchema),
  /** The room's time when it was said. It grows, so that of two words the later one is known. */
  at: momentSchema,
  /** Ed25519 by the keeper over all of the above and the room. */
  signature: signatureSchema,
});

export type KeeperTerms = Readonly<v.InferOutput<typeof keeperTermsSchema>>;
export type KeeperWord = v.InferOutput<typeof wordSchema>;
type Unsigned = Pick<KeeperWord, 'terms' | 'at'>;

const canonical = (signingContext: string, keeper: MemberId, { terms, at }: Unsigned): string =>
  JSON.stringify(['parley keeper 1', signingContext, keeper, terms && [terms.days, terms.megabytes], at]);

export const signWord = (signer: Signer, signingContext: string, { terms, at }: Unsigned): KeeperWord => ({
  type: 'keeper',
  terms,
  at,
  signature: signer.sign(canonical(signingContext, signer.id, { terms, at })),
});

/** What its signature claims. */
export const wordClaim = (signingContext: string, keeper: MemberId, word: KeeperWord): Claim => [
  keeper,
  canonical(signingContext, keeper, word),
  word.signature,
];

/** Null for anything that is no such word. */
export function readWord(frame: unknown): KeeperWord | null {
  const read = v.safeParse(wordSchema, frame);
  return read.success ? read.output : null;
}
