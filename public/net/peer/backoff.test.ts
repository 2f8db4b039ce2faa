import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

const backoff = { firstMs: 500, mostMs: 15_000 };

describe('the wait before the next attempt', () => {
  it('doubles each time up to the most', () => {
    const longest = [0, 1, 2, 3, 4, 5, 6].map((attempt) => backoffMs(backoff, attempt, 1));
    expect(longest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });

  it('is spread between half of that and all of it', () => {
    expect(backoffMs(backoff, 2, 0)).toBe(1_000);
    expect(backoffMs(backoff, 2, 0.5)).toBe(1_500);
    expect(backoffMs(backoff, 2, 0.999_999)).toBe(2_000);
  });

  it('stays finite after thousands of attempts', () => {
    expect(backoffMs(backoff, 100_000, 1)).toBe(15_000);
  });
});
