import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

/** Each of these once found a fault. */
const PINNED = [12, 84, 362, 393, 490, 1110];

describe('a room that everything went wrong in ends as if nothing had', () => {
  const seeds = new Set([...PINNED, ...Array.from({ length: 40 }, (_, index) => index + 1)]);
  it.each([...seeds])('seed %i', (seed) => {
    expect(
      simulate({ seed }).complaints,
      `seed ${seed}: npm run simulate -- --runs 1 --from ${seed}`,
    ).toEqual([]);
  });
});

describe('a seed', () => {
  it('decides everything: the same one gives the same outcome twice', () => {
    expect(simulate({ seed: 7 })).toEqual(simulate({ seed: 7 }));
  });

  it('is not the only one: another gives another outcome', () => {
    const outcomes = [7, 8, 9, 10].map((seed) => JSON.stringify({ ...simulate({ seed }), seed: 0 }));
    expect(new Set(outcomes).size).toBeGreaterThan(1);
  });
});
