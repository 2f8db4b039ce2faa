/** How large a file is, how fast it comes and how long it still takes, in words. Pure. */
import { numberOf } from '../words/locale.ts';
import { fileWords } from './words.ts';

const UNITS = [
  { bytes: 1e9, words: (count: string) => fileWords.gigabytes(count) },
  { bytes: 1e6, words: (count: string) => fileWords.megabytes(count) },
  { bytes: 1e3, words: (count: string) => fileWords.kilobytes(count) },
];
/** From so many of a unit on there are no decimals. */
const WHOLE_FROM = 10;
/** What would be rounded to a whole larger unit is told in that one. */
const ROUNDS_UP = 999.5 / 1_000;

/** "812 bytes", "12 kB", "3.4 MB", "10 GB". */
export function sizeWords(bytes: number): string {
  const unit = UNITS.find((each) => bytes >= each.bytes * ROUNDS_UP);
  if (unit === undefined) return fileWords.bytes(Math.round(bytes));
  const count = bytes / unit.bytes;
  const rounded = count < WHOLE_FROM ? Math.round(count * 10) / 10 : Math.round(count);
  return unit.words(numberOf(rounded));
}

export const rateWords = (bytesPerSecond: number): string => fileWords.perSecond(sizeWords(bytesPerSecond));

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Less is not worth a number. */
const MOMENTS = 5;
/** Seconds are told in steps, so that the words stand still. */
const STEP = 5;
/** What is told in a unit: two of it or more, so that "1 hour" never stands for nearly two. */
const LEAST = 2;

/** Rounded up: what takes less long than told disappoints nobody. */
export function timeLeftWords(seconds: number): string {
  const { left } = fileWords;
  if (seconds <= MOMENTS) return left.moments;
  if (seconds < MINUTE) return left.seconds(Math.ceil(seconds / STEP) * STEP);
  if (seconds < LEAST * HOUR) return left.minutes(Math.ceil(seconds / MINUTE));
  if (seconds < LEAST * DAY) return left.hours(Math.ceil(seconds / HOUR));
  return left.days(Math.ceil(seconds / DAY));
}
