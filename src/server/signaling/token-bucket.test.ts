import { describe, expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

describe('a token bucket', () => {
  function bucket(burst: number, perSecond: number) {
    let nowMs = 5_000;
    const bucket = new TokenBucket({ burst, perSecond }, () => nowMs);
    const take = (tokens: number) => bucket.take(tokens);
    const passes = (ms: number) => {
      nowMs += ms;
    };
    return { take, passes };
  }

  it('gives its burst at once and then nothing', () => {
    const { take } = bucket(3, 1);
    expect([take(1), take(1), take(1), take(1)]).toEqual([true, true, true, false]);
  });

  it('refills steadily, also by fractions, and never above its burst', () => {
    const { take, passes } = bucket(2, 4);
    take(2);
    passes(125);
    expect(take(1)).toBe(false);
    passes(125);
    expect([take(1), take(1)]).toEqual([true, false]);
    passes(3_600_000);
    expect([take(2), take(1)]).toEqual([true, false]);
  });

  it('takes all that is wanted or nothing', () => {
    const { take } = bucket(10, 1);
    expect([take(11), take(6), take(6), take(4)]).toEqual([false, true, false, true]);
  });
});
