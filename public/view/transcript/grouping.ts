/** Which lines begin a day or a run of one author. Pure. Depends only on the line before, so that an inserted line
 *  changes at most its own shape and that of its successor. */
import type { Line } from '../../room/timeline/line.ts';
import { isSameDay } from './moment.ts';

const RUN_GAP_MS = 5 * 60_000;

export interface Shape {
  readonly opensDay: boolean;
  /** The first line of a run shows avatar, author and time; the others do not. */
  readonly opensRun: boolean;
}

/** Null for a divider, which has no author and no time. */
export const timeOf = (line: Line): number | null => ('at' in line ? line.at : null);

/** `lastAt`: the time of the last line before this one that has any. `at`: that by which this one stands on a day. */
export function shapeOf(
  line: Line,
  before: Line | undefined,
  lastAt: number | null,
  at: number | null = timeOf(line),
): Shape {
  if (at === null) return { opensDay: false, opensRun: true };
  const opensDay = lastAt === null || !isSameDay(lastAt, at);
  return { opensDay, opensRun: opensDay || !continuesRun(line, before) };
}

function continuesRun(line: Line, before: Line | undefined): boolean {
  if (line.kind !== 'text' || before?.kind !== 'text') return false;
  return line.author === before.author && Math.abs(line.at - before.at) < RUN_GAP_MS;
}
