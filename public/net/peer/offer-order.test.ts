import { describe, expect, it } from 'vitest';
import { OfferOrder } from './offer-order.ts';

const call = (load: string, at: number) => ({ load, at });

/** Whether each counts, one after the other. */
function news(...calls: ReturnType<typeof call>[]): boolean[] {
  const order = new OfferOrder();
  return calls.map((one) => order.hear(one, true) && order.isNews(one));
}

describe('a call', () => {
  it('is news once', () => {
    expect(news(call('a', 1), call('a', 1), call('a', 2), call('a', 1))).toEqual([true, false, true, false]);
  });

  it('is no news after a signal that was sent later, of whatever attempt', () => {
    const order = new OfferOrder();
    order.hear(call('a', 2), true);
    expect(order.hear(call('a', 1), true) && order.isNews(call('a', 1))).toBe(false);
  });

  it('is news although a later signal of the same attempt overtook it', () => {
    const order = new OfferOrder();
    order.hear(call('a', 1), true);
    expect(order.hear(call('a', 1), true) && order.isNews(call('a', 1))).toBe(true);
  });

  it('counts anew with every session, and not any more once the next has begun', () => {
    expect(news(call('a', 7), call('b', 1), call('a', 8), call('b', 2))).toEqual([true, true, false, true]);
  });

  it('of an earlier session that was held up on its way does not end the present one', () => {
    const order = new OfferOrder();
    expect(order.hear(call('new', 9), true)).toBe(true);
    for (const at of [0, 7]) expect(order.hear(call('old', at), false)).toBe(false);
    expect(order.hear(call('new', 9), true) && order.isNews(call('new', 9))).toBe(true);
  });

  it('of the next session counts, heard of elsewhere or not, whatever its clock says', () => {
    const order = new OfferOrder();
    order.hear(call('a', 5), true);
    expect(order.hear(call('b', 6), false)).toBe(true);
    expect(order.hear(call('c', 1), true)).toBe(true);
  });

  it('is remembered of a hundred sessions at most', () => {
    const loads = Array.from({ length: 150 }, (_, n) => call(`load${n}`, 1));
    expect(news(...loads)).not.toContain(false);
    expect(news(...loads, call('load149', 1), call('load60', 2)).slice(-2)).toEqual([false, false]);
  });
});
