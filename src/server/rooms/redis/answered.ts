/** How long Redis may take to answer. A late command may still be done: whoever asked has to reckon with both. */
import { type Clock, within } from '../../ops/clock.ts';

/** Long enough for a Redis under load, short enough for a visitor who waits. */
export const ANSWER_WITHIN_MS = 2_000;

/** Rejects when the answer does not come in time. */
export async function answered<Answer extends object | number | string>(
  clock: Clock,
  answer: Promise<Answer>,
): Promise<Answer> {
  const inTime = await within(clock, ANSWER_WITHIN_MS, answer);
  if (inTime === undefined) throw new Error('Redis does not answer');
  return inTime;
}
