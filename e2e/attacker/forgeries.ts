/** Cards and signals that the server makes itself, or takes from where they belong. It knows the room's id, not its key. */
import { randomBytes } from 'node:crypto';
import { createSeal } from '../../public/net/crypto/seal.ts';
import { sealCard } from '../../public/net/signaling/card.ts';
import { nodeSigner } from '../../public/testing/node-keys.ts';
import type { Address } from '../../src/protocol.ts';
import { addressAt } from '../../src/testing/addresses.ts';
import type { Attack, Guest, Hand } from './attack.ts';

const FORGED_NAME = 'Forged Visitor';

/** As an open room of this id would seal it, and as rooms with guessed keys would; by a key pair of the server's own. */
function forgedCards(roomId: string, address: Address): readonly string[] {
  const forger = nodeSigner(randomBytes(32));
  const keys = [null, '', roomId, 'A'.repeat(22), randomBytes(16).toString('base64url')];
  return keys.map((key) =>
    sealCard(
      createSeal({ roomId, key }, randomBytes),
      forger,
      { name: FORGED_NAME, sessionId: 'forged' },
      address,
    ),
  );
}

/** Answers as an open room would, whatever room verifier was knocked at. */
export const openRoomCards: Attack = {
  name: 'answers with members whose cards are sealed as in an open room',
  begin(hand) {
    for (const { address, roomId } of hand.guests.values())
      for (const card of forgedCards(roomId, addressAt('forged')))
        hand.tell(address, 'joined', { address: 'forged', card });
    return undefined;
  },
  admit(reply, joiner, hand) {
    hand.swallow(reply);
    const forged = forgedCards(joiner.roomId, addressAt('forged')).map((card) => ({
      address: 'forged',
      card,
    }));
    return { ...reply, members: [...forged, ...reply.members] };
  },
};

/** Everything of one room in every other one, as though all of them were one. */
export const mixRooms: Attack = {
  name: 'tells every room the cards and signals of another one',
  isDoorless: true,
  company: ['another room', 'another room'],
  admit(reply, joiner, hand) {
    for (const guest of hand.guests.values())
      if (guest.roomId !== joiner.roomId) tellOfEachOther(hand, joiner, guest);
    return reply;
  },
  relay(signal, hand) {
    const roomId = hand.guests.get(signal.from)?.roomId;
    for (const { address, roomId: another } of hand.guests.values())
      if (another !== roomId) hand.tell(address, 'signal', signal.from, signal.sealed);
    hand.relay(signal);
  },
};

function tellOfEachOther(hand: Hand, one: Guest, other: Guest): void {
  hand.tell(one.address, 'joined', { address: other.address, card: other.card });
  hand.tell(other.address, 'joined', { address: one.address, card: one.card });
}

/** Whoever has the room's id and no key or another one is let in among the others. */
export const noDoor: Attack = {
  name: 'lets in whoever knocks, with or without the key',
  isDoorless: true,
  company: ['no key', 'another key'],
  admit(reply, joiner, hand) {
    hand.swallow(joiner.roomVerifier);
    return reply;
  },
};
