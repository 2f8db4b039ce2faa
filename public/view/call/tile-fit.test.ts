import { describe, expect, it } from 'vitest';
import { fitTiles } from './tile-fit.ts';

type Shape = readonly [width: number, height: number];
const columns = (count: number, [width, height]: Shape) => fitTiles(count, width, height, 8).columns;

/** What is left of windows of 1280 × 720, 1920 × 1080 and 390 × 844, upright and full screen. */
const WIDE = [960, 300] as const;
const LARGE = [1_590, 520] as const;
const PHONE = [374, 300] as const;
const UPRIGHT = [374, 700] as const;

describe('tiles', () => {
  it('are side by side where it is wide, one above the other where it is high', () => {
    for (const shape of [WIDE, LARGE])
      expect([1, 2, 3].map((count) => columns(count, shape))).toEqual([1, 2, 3]);
    expect([1, 2, 3].map((count) => columns(count, PHONE))).toEqual([1, 1, 2]);
    expect([1, 2, 3].map((count) => columns(count, UPRIGHT))).toEqual([1, 1, 1]);
  });

  it('are two by two for four people, in every usual window', () => {
    for (const shape of [WIDE, LARGE, PHONE, UPRIGHT]) expect(columns(4, shape)).toBe(2);
  });

  it('leave no column empty, and few places', () => {
    expect([5, 6, 7, 8, 9, 16].map((count) => columns(count, LARGE))).toEqual([3, 3, 4, 4, 5, 6]);
    expect([5, 6, 7, 8, 9, 16].map((count) => columns(count, UPRIGHT))).toEqual([2, 2, 2, 2, 2, 3]);
  });

  it('fill the space, but for what would cut faces', () => {
    const { width, height } = fitTiles(4, ...LARGE, 8);
    expect(2 * height + 8).toBe(520);
    expect(width / height).toBeCloseTo(2.4, 1);
    expect(fitTiles(4, ...PHONE, 8)).toEqual({ columns: 2, width: 183, height: 146 });
  });

  it('never stick out, nor are cut', () => {
    for (let count = 1; count <= 16; count += 1)
      for (const [width, height] of [WIDE, LARGE, PHONE, UPRIGHT, [200, 700]] as const) {
        const fit = fitTiles(count, width, height, 8);
        const rows = Math.ceil(count / fit.columns);
        expect(fit.columns * fit.width + (fit.columns - 1) * 8).toBeLessThanOrEqual(width);
        expect(rows * fit.height + (rows - 1) * 8).toBeLessThanOrEqual(height);
        expect(fit.width / fit.height).toBeGreaterThan(0.74);
        expect(fit.width / fit.height).toBeLessThan(2.45);
      }
  });

  it('are nothing where there is no place', () => {
    expect(fitTiles(2, 0, 0, 8)).toMatchObject({ width: 0, height: 0 });
  });
});
