/** How much something takes, in words: "1.2 MB", "less than 0.1 MB". Pure. */
import { numberOf } from '../words/locale.ts';
import { keepWords } from './words.ts';

const LEAST_MB = 0.1;

export function sizeWording(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes < LEAST_MB) return keepWords.lessThan(keepWords.bytes(numberOf(LEAST_MB)));
  return keepWords.bytes(numberOf(megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes)));
}
