/** What is said of a device whose clock is wrong. */
import { type Unit, unitsOf } from '../words/locale.ts';
import { shellWords } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365.25 * DAY_MS;

/** Empty while this device's clock is right. */
export function clockWording(correctionMs: number): string {
  if (correctionMs === 0) return '';
  const [count, unit] = roughly(Math.abs(correctionMs));
  return shellWords.clock[correctionMs > 0 ? 'behind' : 'ahead'](unitsOf(count, unit));
}

/** In the largest unit that says it well: "90 minutes", "30 hours", "3 days", "10 years". */
function roughly(ms: number): [count: number, unit: Unit] {
  if (ms < 2 * HOUR_MS) return [Math.round(ms / MINUTE_MS), 'minute'];
  if (ms < 2 * DAY_MS) return [Math.round(ms / HOUR_MS), 'hour'];
  if (ms < 2 * YEAR_MS) return [Math.round(ms / DAY_MS), 'day'];
  return [Math.round(ms / YEAR_MS), 'year'];
}
