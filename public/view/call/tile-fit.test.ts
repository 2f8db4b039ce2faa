import { describe, expect, it } from 'vitest';
import { fitTiles } from './tile-fit.ts';

const columns = (count: number, width: number, height: number) => fitTiles(count, width, height, 8).columns;

describe('tiles', () => {
  it('stand side by side where it is wide, one above the other where it is narrow', () => {
    expect([1, 2, 3, 4, 6, 9].map((count) => columns(count, 960, 420))).toEqual([1, 2, 3, 2, 3, 5]);
    expect([1, 2, 3, 4, 6, 9].map((count) => columns(count, 370, 420))).toEqual([1, 1, 2, 2, 2, 3]);
  });

  it('never stick out', () => {
    for (let count = 1; count <= 16; count += 1)
      for (const [width, height] of [
        [960, 400],
        [370, 300],
        [200, 700],
      ] as const) {
        const fit = fitTiles(count, width, height, 8);
        const rows = Math.ceil(count / fit.columns);
        expect(fit.columns * fit.width + (fit.columns - 1) * 8).toBeLessThanOrEqual(width);
        expect(rows * fit.height + (rows - 1) * 8).toBeLessThanOrEqual(height);
        expect(fit.width).toBeGreaterThan(0);
      }
  });

  it('are nothing where there is no place', () => {
    expect(fitTiles(2, 0, 0, 8)).toMatchObject({ width: 0, height: 0 });
  });
});
