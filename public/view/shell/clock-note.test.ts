import { expect, it } from 'vitest';
import { clockWording } from './clock-note.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

it.each<[correctionMs: number, words: string]>([
  [150_000, '3 minutes behind'],
  [-HOUR_MS, '60 minutes ahead'],
  [-30 * HOUR_MS, '30 hours ahead'],
  [3 * DAY_MS, '3 days behind'],
  [-3_653 * DAY_MS, '10 years ahead'],
  [Date.UTC(2026, 10, 30), '57 years behind'],
])('says by how much the clock is wrong, in a unit that people think in: %i', (correctionMs, words) => {
  expect(clockWording(correctionMs)).toBe(`This device's clock is ${words}; times are shown corrected`);
});

it('says nothing of a clock that is right', () => {
  expect(clockWording(0)).toBe('');
});
