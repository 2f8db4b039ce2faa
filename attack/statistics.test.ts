import { describe, expect, it } from 'vitest';
import { Random } from '../public/testing/random.ts';
import { chanceDeviation, percentile, superiority } from './statistics.ts';

describe('statistics', () => {
  it('finds percentiles', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.5)).toBe(50);
    expect(percentile(values, 0.99)).toBe(99);
    expect(percentile(values, 1)).toBe(100);
    expect(percentile([7], 0.01)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('tells which of two samples is larger, and halves what is equal', () => {
    expect(superiority([3, 4], [1, 2])).toBe(1);
    expect(superiority([1, 2], [3, 4])).toBe(0);
    expect(superiority([1, 2], [1, 2])).toBe(0.5);
    expect(superiority([1, 3], [2])).toBe(0.5);
  });

  it('notices a small difference among large noise, and none where there is none', () => {
    const random = new Random(1);
    const sample = (shift: number) =>
      Array.from({ length: 5_000 }, () => random.next() + shift + (random.chance(0.01) ? 100 : 0));
    const bound = chanceDeviation(5_000, 5_000, 5);
    expect(bound).toBeCloseTo(0.0289, 3);
    expect(Math.abs(superiority(sample(0), sample(0)) - 0.5)).toBeLessThan(bound);
    expect(Math.abs(superiority(sample(0.1), sample(0)) - 0.5)).toBeGreaterThan(bound);
  });
});
