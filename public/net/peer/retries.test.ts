import { describe, expect, it } from 'vitest';
import { Retries } from './retries.ts';

const waits = (retries: Retries, count: number) => Array.from({ length: count }, () => retries.failed());

describe('the wait before the next attempt', () => {
  it('doubles each time up to the most', () => {
    const longest = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000];
    expect(waits(new Retries(() => 1, 0), 7)).toEqual(longest);
  });

  it('is spread between half of that and all of it, and longer at one end', () => {
    expect(waits(new Retries(() => 0, 0), 3).at(-1)).toBe(1_000);
    expect(waits(new Retries(() => 0.5, 0), 3).at(-1)).toBe(1_500);
    expect(waits(new Retries(() => 0.999_999, 1_500), 3).at(-1)).toBe(3_500);
  });

  it('stays finite after thousands of attempts', () => {
    expect(waits(new Retries(() => 1, 0), 10_000).at(-1)).toBe(15_000);
  });

  it('is short again after a link, and at its longest after misbehaviour', () => {
    const retries = new Retries(() => 1, 0);
    waits(retries, 4);
    retries.reset();
    expect(retries.failed()).toBe(500);
    retries.slowDown();
    expect(retries.failed()).toBe(15_000);
  });
});

it('every second attempt goes over members', () => {
  const retries = new Retries(() => 1, 0);
  const ways = Array.from({ length: 4 }, () => {
    const { isOverMembers } = retries;
    retries.failed();
    return isOverMembers;
  });
  expect(ways).toEqual([false, true, false, true]);
});
