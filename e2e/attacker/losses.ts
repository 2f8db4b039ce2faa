/** Sealed things that come late, in another order, or never. */
import type { Attack, Signal } from './attack.ts';

/** Signals that carry a candidate alone are shorter than this (Chromium's 170 to 180), those with a description longer. */
const DESCRIPTION_LENGTH = 210;

export function reorder(): Attack {
  let waiting: Signal[] = [];
  return {
    name: 'holds signals back and delivers them the wrong way round',
    begin(hand) {
      const timer = setInterval(() => {
        for (const { to, from, sealed } of waiting.reverse()) hand.tell(to, 'signal', from, sealed);
        waiting = [];
      }, 700);
      return () => clearInterval(timer);
    },
    relay: (signal) => void waiting.push(signal),
  };
}

export function loseEverySecond(): Attack {
  let count = 0;
  return {
    name: 'loses every second signal',
    relay: (signal, hand) => (count++ % 2 === 0 ? hand.swallow(signal) : hand.relay(signal)),
  };
}

export const stripCandidates: Attack = {
  name: 'lets through no signal that is short enough to be candidates',
  lateCandidates: true,
  relay: (signal, hand) =>
    signal.sealed.length < DESCRIPTION_LENGTH ? hand.swallow(signal) : hand.relay(signal),
};

export const stripDescriptions: Attack = {
  name: 'lets through no signal that is long enough to be a description',
  relay: (signal, hand) =>
    signal.sealed.length < DESCRIPTION_LENGTH ? hand.relay(signal) : hand.swallow(signal),
};
