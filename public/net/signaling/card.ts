/** A member's sealed introduction and the contexts that bind sealed things to their purpose. */
import * as v from 'valibot';
import type { Address, Newcomer } from '../../../src/protocol.ts';
import type { Seal } from '../crypto/seal.ts';
import { type Claim, MEMBER_ID, type MemberId, type Signer } from '../crypto/signer.ts';
import type { Introduction } from '../peer/hello.ts';
import { MAX_NAME_LENGTH, sessionIdSchema } from '../protocol/fields.ts';

const cardSchema = v.object({
  id: v.pipe(v.string(), v.regex(MEMBER_ID)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH)),
  /** One session of the member: a goodbye of an earlier one does not count for this one. */
  sessionId: sessionIdSchema,
  signature: v.string(),
});

export interface Card extends Introduction {
  readonly id: MemberId;
}

/** A card for another address does not even open: checking a signature takes a hundred times as long. */
export const cardContext = (address: Address): string => JSON.stringify(['card', address]);

/** What the member signs: at another address the card is worth nothing, to whoever has seen it. */
const message = (signingContext: string, { id, name, sessionId }: Card, address: Address): string =>
  JSON.stringify(['parley card 1', signingContext, id, name, sessionId, address]);

export function sealCard(seal: Seal, signer: Signer, said: Introduction, address: Address): string {
  const card = { id: signer.id, ...said };
  return seal.close(
    { ...card, signature: signer.sign(message(seal.signingContext, card, address)) },
    cardContext(address),
  );
}

interface SignedCard {
  readonly said: Card;
  /** What its signature claims. */
  readonly claim: Claim;
}

/** The card, not verified yet; null where it is none of this room, made for this address. */
export function unsealCard(seal: Seal, { address, card }: Newcomer): SignedCard | null {
  const opened = v.safeParse(cardSchema, seal.open(card, cardContext(address)));
  if (!opened.success) return null;
  const { signature, ...said } = opened.output;
  return { said, claim: [said.id, message(seal.signingContext, said, address), signature] };
}

/** A member at the connection to the server that they have now. The session is named too: it chose that name itself,
 *  while the server may give an address twice. */
export interface Station {
  readonly id: MemberId;
  readonly address: Address;
  readonly sessionId: string;
}

/** What a signal through the server is bound to: kind, pair, direction, and the connections both have at present. */
export const signalContext = (from: Station, to: Station): string =>
  JSON.stringify(['signal', ...[from, to].flatMap(({ id, address, sessionId }) => [id, address, sessionId])]);

/** The same for one that members relay: their frames are signed, and good for one time only. */
export const relayedSignalContext = (from: MemberId, to: MemberId): string =>
  JSON.stringify(['carried signal', from, to]);
