/** True cards and signals, told again: later, elsewhere, or to whoever made them. */
import type { Address } from '../../src/protocol.ts';
import type { Attack, Guest, Hand, Signal } from './attack.ts';

const REPLAY_MS = 300;

/** The server cannot tell who was behind an address: it tries everybody in everybody's name. */
function tellEverybody(hand: Hand, signals: readonly Signal[]): void {
  for (const { sealed } of signals)
    for (const to of hand.guests.keys())
      for (const from of hand.guests.keys()) if (from !== to) hand.tell(to, 'signal', from, sealed);
}

function repeatedly(action: () => void): () => void {
  action();
  const timer = setInterval(action, REPLAY_MS);
  return () => clearInterval(timer);
}

/**
 * Those of earlier sessions among them, and to the same addresses: whoever reloads gets the address back that their
 * earlier session had.
 */
export const replaySignals: Attack = {
  name: 'tells everybody every signal there ever was, again and again',
  givesAddressesBack: true,
  begin(hand) {
    const past = [...hand.signals];
    return repeatedly(() => tellEverybody(hand, past));
  },
};

export const repeatSignals: Attack = {
  name: 'delivers every signal five times, and once more a second later',
  relay(signal, hand) {
    const again = () => hand.tell(signal.to, 'signal', signal.from, signal.sealed);
    hand.relay(signal);
    for (let n = 0; n < 4; n++) again();
    setTimeout(again, 1_000);
  },
};

/** Those of sessions that are over among them. */
export const oldCards: Attack = {
  name: 'shows every card there ever was, at its old address and at another one',
  leavesLies: true,
  mayHideNewcomers: true,
  begin(hand) {
    for (const { address } of hand.guests.values()) announceOldCards(hand, address);
    return undefined;
  },
  admit(reply, joiner, hand) {
    announceOldCards(hand, joiner.address);
    const stale = hand.cards.map(({ card }, n) => ({ address: `stale-${n}`, card }));
    return { ...reply, members: [...reply.members, ...stale] };
  },
};

function announceOldCards(hand: Hand, to: Address): void {
  for (const [n, { address, card }] of hand.cards.entries())
    for (const at of [address, `stale-${n}`]) hand.tell(to, 'joined', { address: at, card });
}

export const reflect: Attack = {
  name: 'reflects everybody’s cards and signals to themselves',
  begin(hand) {
    for (const guest of hand.guests.values()) reflectCards(hand, guest);
    return undefined;
  },
  admit(reply, joiner, hand) {
    reflectCards(hand, joiner);
    return { ...reply, members: [{ address: 'mirror', card: joiner.card }, ...reply.members] };
  },
  relay(signal, hand) {
    const { from, to, sealed } = signal;
    for (const pretended of [to, from, 'mirror']) hand.tell(from, 'signal', pretended, sealed);
    hand.relay(signal);
  },
};

function reflectCards(hand: Hand, { address, roomId, roomVerifier }: Guest): void {
  const own = hand.cards.filter((card) => card.roomId === roomId && card.roomVerifier === roomVerifier);
  for (const { card } of own) {
    hand.tell(address, 'joined', { address: 'mirror', card });
    hand.tell(address, 'joined', { address, card });
  }
}
