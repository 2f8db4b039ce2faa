import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('allows a thing so many times in a window and tells how long to wait', async () => {
    const rate = createRateByNetwork(2, 10_000);
    expect(await rate.take('a')).toBe(0);
    vi.advanceTimersByTime(4_000);
    expect(await rate.take('a')).toBe(0);
    expect(await rate.take('a')).toBe(6_000);
    expect(await rate.take('b')).toBe(0);
    vi.advanceTimersByTime(5_999);
    expect(await rate.take('a')).toBe(1);
    vi.advanceTimersByTime(1);
    expect(await rate.take('a')).toBe(0);
  });
});
