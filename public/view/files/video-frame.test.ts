import { expect, it } from 'vitest';
import { momentIn } from './video-frame.ts';

it.each([
  [60, 1],
  [2, 0.5],
  [0, 0],
  [Number.POSITIVE_INFINITY, 0],
  [Number.NaN, 0],
])('of a video of %d seconds the picture is taken at second %d', (duration, at) => {
  expect(momentIn(duration)).toBe(at);
});
