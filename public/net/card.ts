/** A member's sealed introduction and the contexts that bind sealed things to their purpose. */
import * as v from 'valibot';
import type { Seal } from './seal.ts';
import { MEMBER_ID, type MemberId } from './signer.ts';
import { instanceSchema, MAX_NAME_LENGTH } from './wire.ts';

const cardSchema = v.object({
  id: v.pipe(v.string(), v.regex(MEMBER_ID)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH)),
  /** One page load of the member: a goodbye of an earlier one does not count for this one. */
  instance: instanceSchema,
});

export type Card = v.InferOutput<typeof cardSchema>;

const CONTEXT = 'card';

export const sealCard = (seal: Seal, card: Card): string => seal.close(card, CONTEXT);

/** The card, or null where it is not one of this room. */
export function openCard(seal: Seal, sealed: string): Card | null {
  const card = v.safeParse(cardSchema, seal.open(sealed, CONTEXT));
  return card.success ? card.output : null;
}

/** What a sealed signal is bound to: it opens only for this pair, in this direction. */
export const signalContext = (from: MemberId, to: MemberId): string => `signal ${from} ${to}`;
