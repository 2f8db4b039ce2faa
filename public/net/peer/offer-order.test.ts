import { describe, expect, it } from 'vitest';
import { OfferOrder } from './offer-order.ts';

const offer = (sessionId: string, at: number) => ({ sessionId, at });

/** Whether each counts, one after the other. */
function news(...offers: ReturnType<typeof offer>[]): boolean[] {
  const order = new OfferOrder();
  return offers.map((one) => order.hear(one, true) && order.isNews(one));
}

describe('an offer', () => {
  it('is news once', () => {
    expect(news(offer('a', 1), offer('a', 1), offer('a', 2), offer('a', 1))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('is no news after a signal that was sent later, of whatever attempt', () => {
    const order = new OfferOrder();
    order.hear(offer('a', 2), true);
    expect(order.hear(offer('a', 1), true) && order.isNews(offer('a', 1))).toBe(false);
  });

  it('is news although a later signal of the same attempt overtook it', () => {
    const order = new OfferOrder();
    order.hear(offer('a', 1), true);
    expect(order.hear(offer('a', 1), true) && order.isNews(offer('a', 1))).toBe(true);
  });

  it('counts anew with every session, and not any more once the next has begun', () => {
    const order = new OfferOrder();
    const counts = (one: ReturnType<typeof offer>, isPresent: boolean) =>
      order.hear(one, isPresent) && order.isNews(one);
    expect(counts(offer('a', 7), true)).toBe(true);
    expect(counts(offer('b', 1), true)).toBe(true);
    expect(counts(offer('a', 8), false)).toBe(false);
    expect(counts(offer('b', 2), true)).toBe(true);
  });

  it('of an earlier session that was held up on its way does not end the present one', () => {
    const order = new OfferOrder();
    expect(order.hear(offer('new', 9), true)).toBe(true);
    for (const at of [0, 7]) expect(order.hear(offer('old', at), false)).toBe(false);
    expect(order.hear(offer('new', 9), true) && order.isNews(offer('new', 9))).toBe(true);
  });

  it('counts again when its session was taken for over too early', () => {
    const order = new OfferOrder();
    // Relayed; then the server, out of reach until now, tells of an earlier session, and at last of the present one.
    expect(order.hear(offer('new', 9), false)).toBe(true);
    expect(order.hear(offer('old', 3), true)).toBe(true);
    expect(order.hear(offer('new', 10), false)).toBe(false);
    expect(order.hear(offer('new', 11), true) && order.isNews(offer('new', 11))).toBe(true);
  });

  it('of the next session counts, heard of elsewhere or not, whatever its clock says', () => {
    const order = new OfferOrder();
    order.hear(offer('a', 5), true);
    expect(order.hear(offer('b', 6), false)).toBe(true);
    expect(order.hear(offer('c', 1), true)).toBe(true);
  });

  it('is remembered of a hundred sessions at most', () => {
    const sessions = Array.from({ length: 150 }, (_, n) => offer(`session${n}`, 1));
    expect(news(...sessions)).not.toContain(false);
    const order = new OfferOrder();
    for (const one of sessions) order.hear(one, true);
    expect(order.hear(offer('session60', 2), false)).toBe(false);
  });
});
