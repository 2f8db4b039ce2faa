import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SignalOrder } from './signal-order.ts';

describe('the order of signals', () => {
  it('numbers mine from nought', () => {
    const order = new SignalOrder();
    expect([order.next(), order.next(), order.next()]).toEqual([0, 1, 2]);
  });

  it('takes each once, whatever comes how often in which order', () => {
    const signals = fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(signals, (coming) => {
        const order = new SignalOrder();
        const taken = coming.filter(([number, isDescription]) => order.isFresh(number, isDescription));
        expect(new Set(taken.map(([number]) => number)).size).toBe(taken.length);
        const descriptions = taken.filter(([, isDescription]) => isDescription).map(([number]) => number);
        expect(descriptions).toEqual([...descriptions].sort((a, b) => a - b));
      }),
    );
  });

  it('takes candidates that were overtaken', () => {
    const order = new SignalOrder();
    expect(order.isFresh(0, true)).toBe(true);
    expect(order.isFresh(2, false)).toBe(true);
    expect(order.isFresh(1, false)).toBe(true);
  });

  it('takes no description that a later one has overtaken', () => {
    const order = new SignalOrder();
    expect(order.isFresh(3, true)).toBe(true);
    expect(order.isFresh(0, true)).toBe(false);
    expect(order.isFresh(4, true)).toBe(true);
  });
});
