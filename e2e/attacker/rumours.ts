/** Lies about who is where, made of nothing but true cards and addresses. */
import type { Attack, Hand } from './attack.ts';

const RUMOUR_MS = 200;

function spread(rumour: () => void): () => void {
  rumour();
  const timer = setInterval(rumour, RUMOUR_MS);
  return () => clearInterval(timer);
}

/** Everybody is told of every other address in the room, and of the card that is not there. */
function swapAddresses(hand: Hand): void {
  for (const guest of hand.guests.values()) {
    const others = hand.othersOf(guest);
    for (const [n, { address }] of others.entries()) {
      const card = others[(n + 1) % others.length]?.card;
      hand.tell(guest.address, 'joined', { address, card });
    }
  }
}

export const swapSenders: Attack = {
  name: 'delivers everybody’s signals as somebody else’s',
  relay({ from, to, sealed }, hand) {
    for (const pretended of hand.guests.keys())
      if (pretended !== from && pretended !== to) hand.tell(to, 'signal', pretended, sealed);
  },
};

export const swapCards: Attack = {
  name: 'gives everybody the address of somebody else',
  leavesLies: true,
  begin: (hand) => spread(() => swapAddresses(hand)),
  admit: (reply, _joiner, hand) => {
    hand.swallow(reply);
    const cards = reply.members.map(({ card }) => card);
    const members = reply.members.map(({ address }, n) => ({ address, card: cards[n - 1] ?? cards.at(-1) }));
    return { ...reply, members };
  },
};

export const sayTheyLeft: Attack = {
  name: 'says that everybody left, and that every address is gone',
  leavesLies: true,
  mayHideNewcomers: true,
  begin: (hand) =>
    spread(() => {
      for (const guest of hand.guests.values())
        for (const { address } of hand.othersOf(guest)) hand.tell(guest.address, 'left', address);
    }),
  relay: ({ from, to }, hand) => hand.tell(from, 'undelivered', { to, reason: 'gone' }),
};

export const sayNobodyCame: Attack = {
  name: 'tells nobody of anybody',
  leavesLies: true,
  announce: (newcomer, _listener, hand) => hand.swallow(newcomer),
  admit(reply, joiner, hand) {
    hand.swallow(joiner);
    return { ...reply, members: [] };
  },
};

/** True cards at a thousand addresses a turn: calls and memory are what it is after. */
export function announceThousands(): Attack {
  let serial = 0;
  return {
    name: 'announces thousands who never came',
    leavesLies: true,
    begin: (hand) =>
      spread(() => {
        for (const guest of hand.guests.values()) {
          const cards = hand.othersOf(guest).map(({ card }) => card);
          for (let n = 0; n < 200; n++) {
            const card = cards[n % (cards.length + 1)] ?? `A${serial}`;
            hand.tell(guest.address, 'joined', { address: `nobody-${serial++}`, card });
          }
        }
      }),
  };
}
