import { describe, expect, it } from 'vitest';
import { addressAt } from '../../../src/testing/addresses.ts';
import { memberIds } from '../../testing/ids.ts';
import {
  areTooMany,
  beginsAttempt,
  isOwnOfferKept,
  isPolite,
  MAX_OFFERS,
  OFFERS_WINDOW_MS,
  precedesOffer,
  withOffer,
} from './offer-rules.ts';
import type { PeerSignal } from './peer-signal.ts';

const [a, b] = memberIds('a', 'b');

const offer: PeerSignal = {
  attempt: 's1.7',
  number: 0,
  latestOffer: { sessionId: 's1', at: 7 },
  description: { type: 'offer', sdp: 'sdp' },
};

it('of two members exactly one is polite', () => {
  expect([isPolite(a, b), isPolite(b, a)]).toEqual([true, false]);
});

describe('an attempt begins', () => {
  it('with an offer', () => {
    expect(beginsAttempt(offer)).toBe(true);
  });

  it.each<[string, Partial<PeerSignal>]>([
    ['an answer', { description: { type: 'answer', sdp: 'sdp' } }],
    ['candidates alone', { description: undefined, candidates: [] }],
    ['an offer that was given up since', { isOver: true }],
    ['an offer that is not the latest one of its sender', { latestOffer: { sessionId: 's1', at: 8 } }],
    ['an offer of another session', { latestOffer: { sessionId: 's2', at: 7 } }],
    ['an offer within my own attempt, as for an ICE restart', { attempt: 'm1.7' }],
  ])('not with %s', (_, change) => {
    expect(beginsAttempt({ ...offer, ...change })).toBe(false);
  });
});

describe('candidates belong to an offer that is to come', () => {
  const early: PeerSignal = { ...offer, description: undefined, candidates: [] };
  it('where their sender made it, and has not given up', () => {
    expect(precedesOffer(early)).toBe(true);
  });

  it.each<[string, Partial<PeerSignal>]>([
    ['the offer itself', offer],
    ['those of an attempt that was given up', { isOver: true }],
    ['those of my own attempt', { attempt: 'm1.7' }],
  ])('but not %s', (_, change) => {
    expect(precedesOffer({ ...early, ...change })).toBe(false);
  });
});

describe('when offers cross, mine', () => {
  const own = { isInitiator: true, isConnecting: true, address: addressAt('there') } as const;
  it.each([
    ['stands at the impolite end', own, false, 'there', true],
    ['gives way at the polite end', own, true, 'there', false],
    ['gives way where it went to an address that the member has left', own, false, 'elsewhere', false],
    [
      'stands where it went over other members, wherever they are',
      { ...own, address: null },
      false,
      'x',
      true,
    ],
    [
      'gives way where it has led to a link: they lost theirs',
      { ...own, isConnecting: false },
      false,
      'there',
      false,
    ],
    [
      'gives way where it is their own, and they made another',
      { ...own, isInitiator: false },
      false,
      'there',
      false,
    ],
    ['gives way where there is none', null, false, 'there', false],
  ])('%s', (_, mine, iAmPolite, memberAt, isKept) => {
    expect(isOwnOfferKept(mine, iAmPolite, addressAt(memberAt))).toBe(isKept);
  });
});

describe('offers are too many', () => {
  const made = (count: number, everyMs: number) => {
    let times: readonly number[] = [];
    for (let n = 0; n < count; n += 1) times = withOffer(times, n * everyMs);
    return times;
  };

  it('beyond so many within the window', () => {
    expect(areTooMany(made(MAX_OFFERS, 1))).toBe(false);
    expect(areTooMany(made(MAX_OFFERS + 1, 1))).toBe(true);
  });

  it('not when they come slowly, however many', () => {
    expect(areTooMany(made(1_000, OFFERS_WINDOW_MS / MAX_OFFERS))).toBe(false);
  });

  it('no more once those that were are past', () => {
    const flood = made(1_000, 1);
    expect(areTooMany(flood)).toBe(true);
    expect(areTooMany(withOffer(flood, 1_000 + OFFERS_WINDOW_MS))).toBe(false);
    expect(flood.length).toBeLessThanOrEqual(MAX_OFFERS + 1);
  });
});
