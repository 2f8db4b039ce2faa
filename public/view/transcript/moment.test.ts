import { describe, expect, it } from 'vitest';
import { dayWording, exactWording, isSameDay, isSettled, momentWording } from './moment.ts';

const at = (day: number, hour: number, minute = 0, second = 0) =>
  new Date(2026, 10, day, hour, minute, second).getTime();
const noon = at(21, 12);

describe('the wording of a moment', () => {
  it.each([
    [noon, 'just now'],
    [noon - 59_999, 'just now'],
    [noon + 40_000, 'just now'],
    [noon - 60_000, '1 min ago'],
    [noon - 9 * 60_000, '9 min ago'],
    [noon - 10 * 60_000, '11:50'],
    [at(20, 9, 5), '09:05'],
  ])('of %d is %s', (then, wording) => {
    expect(momentWording(then, noon)).toBe(wording);
  });

  it('gives the clock to a time well ahead of ours', () => {
    expect(momentWording(noon + 3_600_000, noon)).toBe('13:00');
  });

  it('is settled once it is a clock time for good', () => {
    expect(isSettled(noon - 9 * 60_000, noon)).toBe(false);
    expect(isSettled(noon + 3_600_000, noon)).toBe(false);
    expect(isSettled(noon - 10 * 60_000, noon)).toBe(true);
  });

  it('is exact to the second on demand', () => {
    expect(exactWording(at(21, 14, 5, 9))).toBe('Saturday 21 November 2026, 14:05:09');
  });
});

describe('the wording of a day', () => {
  it.each([
    [at(21, 0), 'Today'],
    [at(20, 23, 59), 'Yesterday'],
    [at(19, 12), 'Thursday 19 November'],
    [new Date(2025, 10, 21).getTime(), 'Friday 21 November 2025'],
  ])('of %d is %s', (then, wording) => {
    expect(dayWording(then, noon)).toBe(wording);
  });

  it('knows yesterday across a month', () => {
    expect(dayWording(new Date(2026, 9, 31, 8).getTime(), at(1, 8))).toBe('Yesterday');
  });

  it('changes at midnight, not after 24 hours', () => {
    expect(isSameDay(at(21, 23, 59), at(22, 0, 1))).toBe(false);
    expect(isSameDay(at(21, 0), at(21, 23, 59))).toBe(true);
  });
});
