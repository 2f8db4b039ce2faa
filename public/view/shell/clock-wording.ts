/** What is said of a device whose clock is wrong. */
import { durationOf } from '../words/locale.ts';
import { shellWords } from './words.ts';

/** Empty while this device's clock is right. */
export const clockWording = (correctionMs: number): string =>
  correctionMs === 0
    ? ''
    : shellWords.clock[correctionMs > 0 ? 'behind' : 'ahead'](durationOf(Math.abs(correctionMs)));
