import { describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { createCountByNetwork, createRateByNetwork } from './network-counters.ts';

describe('a count by network', () => {
  it('counts each network by itself and takes each thing away once', () => {
    const open = createCountByNetwork();
    const [first, second] = [open.add('a'), open.add('a')];
    open.add('b');
    expect([open.of('a'), open.of('b'), open.of('c')]).toEqual([2, 1, 0]);
    first();
    first();
    expect(open.of('a')).toBe(1);
    second();
    expect([open.of('a'), open.of('b')]).toEqual([0, 1]);
  });
});

describe('a rate by network', () => {
  it('allows a thing so many times in a window and tells how long to wait', async () => {
    const clock = new ManualClock();
    const rate = createRateByNetwork(2, 10_000, clock);
    expect(rate.take('a')).toBe(0);
    await clock.pass(4_000);
    expect(rate.take('a')).toBe(0);
    expect(rate.take('a')).toBe(6_000);
    expect(rate.take('b')).toBe(0);
    await clock.pass(5_999);
    expect(rate.take('a')).toBe(1);
    await clock.pass(1);
    expect(rate.take('a')).toBe(0);
    expect(rate.take('b')).toBe(0);
    expect(rate.take('b')).toBe(4_000);
  });
});
