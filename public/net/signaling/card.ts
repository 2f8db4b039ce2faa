/** A member's sealed introduction, and the contexts that bind cards and signals to their purpose. */
import * as v from 'valibot';
import type { Address, Newcomer } from '../../../src/protocol.ts';
import type { Seal } from '../crypto/seal.ts';
import type { Claim, MemberId, Signer } from '../crypto/signer.ts';
import type { Introduction } from '../peer/hello.ts';
import { memberIdSchema, nameSchema, sessionIdSchema } from '../protocol/fields.ts';

const cardSchema = v.object({
  id: memberIdSchema,
  name: nameSchema,
  /** One session of the member: a goodbye of an earlier one does not count for this one. */
  sessionId: sessionIdSchema,
  signature: v.string(),
});

export interface Card extends Introduction {
  readonly id: MemberId;
}

/** A card for another address does not even open: checking a signature takes a hundred times as long. */
export const cardContext = (address: Address): string => JSON.stringify(['card', address]);

/** What the member signs. It names the address, so nobody can use the card at another one. */
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

/**
 * A member at their present connection to the server. The session is named too, because a server may give an address
 * twice.
 */
export interface Station {
  readonly id: MemberId;
  readonly address: Address;
  readonly sessionId: string;
}

/** What a signal through the server is bound to: kind, pair, direction, and the connections both have at present. */
export const signalContext = (from: Station, to: Station): string =>
  JSON.stringify(['signal', ...[from, to].flatMap(({ id, address, sessionId }) => [id, address, sessionId])]);

/** The same for a signal that members relay: relayed frames are signed, and count only once. */
export const relayedSignalContext = (from: MemberId, to: MemberId): string =>
  JSON.stringify(['carried signal', from, to]);
