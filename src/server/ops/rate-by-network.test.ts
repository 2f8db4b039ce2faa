import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRateByNetwork } from './rate-by-network.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lets each address do a thing so many times in a window and tells how long to wait', async () => {
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
