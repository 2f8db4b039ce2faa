import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureBox, shrunkSize } from './picture-box.ts';

const side = fc.integer({ min: 1, max: 65_535 });

describe('the box of a picture', () => {
  it('is as large as the picture, up to a size', () => {
    expect(pictureBox({ width: 160, height: 160 })).toEqual({ widthRem: 10, ratio: 1 });
    expect(pictureBox({ width: 4_000, height: 3_000 })).toEqual({ widthRem: 22, ratio: 4 / 3 });
    expect(pictureBox({ width: 3_000, height: 4_000 })).toEqual({ widthRem: 13.5, ratio: 0.75 });
    expect(pictureBox({ width: 1, height: 1 })).toEqual({ widthRem: 5, ratio: 1 });
  });

  it('stays within its bounds, whatever is claimed', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { widthRem, ratio } = pictureBox({ width, height });
        expect(widthRem).toBeGreaterThanOrEqual(5);
        expect(widthRem).toBeLessThanOrEqual(22);
        expect(widthRem / ratio).toBeGreaterThanOrEqual(4.9);
        expect(widthRem / ratio).toBeLessThanOrEqual(18.01);
      }),
    );
  });
});

describe('a picture made smaller', () => {
  it('keeps its ratio, never grows and never vanishes', () => {
    expect(shrunkSize({ width: 4_000, height: 3_000 }, 2_048)).toEqual({ width: 2_048, height: 1_536 });
    expect(shrunkSize({ width: 640, height: 480 }, 2_048)).toEqual({ width: 640, height: 480 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 16, max: 4_096 }), (width, height, most) => {
        const small = shrunkSize({ width, height }, most);
        expect(Math.min(small.width, small.height)).toBeGreaterThanOrEqual(1);
        expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(most);
        expect(small.width <= width && small.height <= height).toBe(true);
      }),
    );
  });
});
