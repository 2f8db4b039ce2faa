import { describe, expect, it } from 'vitest';
import { rateWords, sizeWords, timeLeftWords } from './size-words.ts';

describe('the size of a file in words', () => {
  it.each([
    [1, '1 byte'],
    [812, '812 bytes'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [1_250, '1.3 kB'],
    [12_345, '12 kB'],
    [999_499, '999 kB'],
    [999_600, '1 MB'],
    [3_440_000, '3.4 MB'],
    [9_960_000, '10 MB'],
    [1_048_576, '1 MB'],
    [734_000_000, '734 MB'],
    [10 * 2 ** 30, '11 GB'],
    [2 ** 38, '275 GB'],
  ])('%d is %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words));

  it('is what comes in a second too', () => expect(rateWords(2_100_000)).toBe('2.1 MB/s'));
});

describe('the time that is left in words', () => {
  it.each([
    [0, 'a few seconds left'],
    [5, 'a few seconds left'],
    [5.1, '10 seconds left'],
    [33, '35 seconds left'],
    [59.9, '60 seconds left'],
    [60, '1 minute left'],
    [61, '2 minutes left'],
    [7_199, '120 minutes left'],
    [7_200, '2 hours left'],
    [100_000, '28 hours left'],
    [172_800, '2 days left'],
    [1e9, '11,575 days left'],
  ])('%d s are "%s"', (seconds, words) => expect(timeLeftWords(seconds)).toBe(words));
});
