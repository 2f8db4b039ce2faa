import { describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { TokenBucket } from './token-bucket.ts';

describe('a token bucket', () => {
  function bucket(burst: number, perSecond: number) {
    const clock = new ManualClock();
    const bucket = new TokenBucket({ burst, perSecond }, clock);
    const take = (tokens: number) => bucket.take(tokens);
    return { take, passes: (ms: number) => clock.pass(ms) };
  }

  it('gives its burst at once and then nothing', () => {
    const { take } = bucket(3, 1);
    expect([take(1), take(1), take(1), take(1)]).toEqual([true, true, true, false]);
  });

  it('refills steadily, also by fractions, and never above its burst', async () => {
    const { take, passes } = bucket(2, 4);
    take(2);
    await passes(125);
    expect(take(1)).toBe(false);
    await passes(125);
    expect([take(1), take(1)]).toEqual([true, false]);
    await passes(3_600_000);
    expect([take(2), take(1)]).toEqual([true, false]);
  });

  it('takes all that is wanted or nothing', () => {
    const { take } = bucket(10, 1);
    expect([take(11), take(6), take(6), take(4)]).toEqual([false, true, false, true]);
  });
});
