/** Sealed things that are damaged on their way: whoever cannot open them may still bend, cut and swell them. */
import type { Attack } from './attack.ts';

const NONCE_BYTES = 24;
/** The page takes none that is longer, and our server would not pass it on. */
const TOO_LONG = 'A'.repeat(200_000);

/** One bit of what is encrypted: of a description that would be one of its fingerprint or of its candidates. */
function withFlippedBit(sealed: string, n: number): string {
  const packet = Buffer.from(sealed, 'base64url');
  const bits = (packet.length - NONCE_BYTES) * 8;
  const bit = NONCE_BYTES * 8 + ((n * 997) % bits);
  packet.writeUInt8(packet.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return packet.toString('base64url');
}

export function flipBits(): Attack {
  let flips = 0;
  return {
    name: 'flips a bit in every signal',
    relay: ({ from, to, sealed }, hand) => hand.tell(to, 'signal', from, withFlippedBit(sealed, flips++)),
  };
}

export function cutShort(): Attack {
  let cuts = 0;
  const cut = (sealed: string) => sealed.slice(0, (cuts++ * 101) % sealed.length);
  return {
    name: 'cuts every signal and the newcomer’s card short',
    leavesLies: true,
    relay: ({ from, to, sealed }, hand) => hand.tell(to, 'signal', from, cut(sealed)),
    announce({ address, card }, listener, hand) {
      hand.tell(listener.address, 'joined', { address, card: cut(card) });
    },
  };
}

export const oversize: Attack = {
  name: 'adds events that are too large, or of no shape at all',
  begin(hand) {
    const nonsense: unknown[] = [
      null,
      [],
      7,
      {},
      { address: 7, card: [] },
      '__proto__',
      { toString: 1 },
      TOO_LONG,
    ];
    for (const { address } of hand.guests.values()) {
      for (const other of hand.guests.keys()) {
        hand.tell(address, 'signal', other, TOO_LONG);
        hand.tell(address, 'joined', { address: other, card: TOO_LONG });
        hand.tell(address, 'joined', { address: TOO_LONG, card: 'A' });
      }
      for (const event of ['joined', 'left', 'signal', 'undelivered', 'refused', 'error', 'constructor'])
        for (const payload of nonsense) hand.tell(address, event, payload, payload);
    }
    return undefined;
  },
  admit: (reply, _joiner, hand) => {
    hand.swallow(reply);
    const members = Array.from({ length: 500 }, () => ({ address: 'x', card: 'A'.repeat(1_024) }));
    return { ...reply, members: [...members, ...reply.members] };
  },
  relay(signal, hand) {
    hand.tell(signal.to, 'signal', signal.from, TOO_LONG);
    hand.relay(signal);
  },
};
