/** What a server can do in an open room, whose secret it knows: read and write everybody's cards and signals. */
import { randomBytes } from 'node:crypto';
import { createSeal } from '../../public/net/crypto/seal.ts';
import type { LatestOffer, PeerSignal } from '../../public/net/peer/peer-signal.ts';
import { type Card, unsealCard } from '../../public/net/signaling/card.ts';
import { SignalTransport } from '../../public/net/signaling/signal-transport.ts';
import type { Address } from '../../src/protocol.ts';
import type { Attack, Guest, Hand, Signal } from './attack.ts';
import type { Interceptor } from './interceptor.ts';

export const readCard = ({ roomId, address, card }: Guest): Card | null =>
  unsealCard(createSeal({ roomId, key: null }, randomBytes), { address, card })?.said ?? null;

type Stands = { readonly guest: Guest; readonly card: Card };

function standingAt(hand: Hand, address: Address): Stands | null {
  const guest = hand.cards.find((kept) => kept.address === address);
  const card = guest ? readCard(guest) : null;
  return guest && card ? { guest, card } : null;
}

/** As one of them opens what the other sealed; null where nothing opens. */
function readSignal(hand: Hand, { from, to, sealed }: Signal): PeerSignal | null {
  const [there, here] = [standingAt(hand, from), standingAt(hand, to)];
  if (!there || !here) return null;
  const transport = transportOf(here, () => false);
  return (transport.open({ ...there.card, address: from }, sealed) as PeerSignal | undefined) ?? null;
}

/** As `from` would have sealed it. */
function writeSignal(hand: Hand, from: Address, to: Address, signal: PeerSignal): void {
  const [here, there] = [standingAt(hand, from), standingAt(hand, to)];
  if (!here || !there) return;
  const tell = (address: Address, sealed: string) => {
    hand.tell(address, 'signal', from, sealed);
    return true;
  };
  transportOf(here, tell).send({ ...there.card, address: to }, signal, false);
}

function transportOf(
  { guest, card }: Stands,
  sendToAddress: (to: Address, sealed: string) => boolean,
): SignalTransport {
  const seal = createSeal({ roomId: guest.roomId, key: null }, randomBytes);
  const transport = new SignalTransport({
    self: card.id,
    sessionId: card.sessionId,
    seal,
    sendToAddress,
    sendOverMembers: () => false,
  });
  transport.address = guest.address;
  return transport;
}

/** The fingerprint of a certificate that is the attacker's. */
export const swapFingerprints: Attack = {
  name: 'puts another fingerprint into every description',
  relay(signal, hand) {
    const read = readSignal(hand, signal);
    if (!read?.description) return hand.relay(signal);
    const fingerprint = randomBytes(32).toString('hex').toUpperCase().match(/../g)?.join(':');
    const sdp = read.description.sdp.replace(/^(a=fingerprint:sha-256 ).*$/gm, `$1${fingerprint}`);
    writeSignal(hand, signal.from, signal.to, { ...read, description: { ...read.description, sdp } });
  },
};

/** Sits between every two members, with a connection to either, and hands on what they say. */
export function standBetween(interceptor: Interceptor): Attack {
  let turn = Promise.resolve();
  const initiators = new Map<string, Address>();
  const offers = new Map<Address, LatestOffer>();
  let number = 1_000;

  async function handle(signal: Signal, hand: Hand): Promise<void> {
    const read = readSignal(hand, signal);
    if (read === null) return hand.relay(signal);
    const { attempt, latestOffer, description, candidates = [] } = read;
    const inits = candidates as RTCIceCandidateInit[];
    const { from, to } = signal;
    offers.set(from, latestOffer);
    if (description?.type === 'offer') {
      initiators.set(attempt, from);
      const answer = await interceptor.answer(attempt, description.sdp, inits);
      const offer = await interceptor.offer(attempt);
      writeSignal(hand, to, from, {
        attempt,
        number: number++,
        latestOffer: offers.get(to) ?? { sessionId: 'unheard', at: 0 },
        description: { type: 'answer', sdp: answer },
      });
      return writeSignal(hand, from, to, {
        attempt,
        number: number++,
        latestOffer,
        description: { type: 'offer', sdp: offer },
      });
    }
    if (description?.type === 'answer') await interceptor.accept(attempt, description.sdp);
    await interceptor.addCandidates(
      attempt,
      initiators.get(attempt) === from ? 'initiator' : 'answerer',
      inits,
    );
  }

  return {
    name: 'stands between the members with connections of its own',
    relay(signal, hand) {
      turn = turn.then(() => handle(signal, hand)).catch(() => undefined);
    },
  };
}
