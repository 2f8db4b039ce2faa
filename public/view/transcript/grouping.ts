/** Which lines begin a day or a run by one author. Pure, and local: it asks only for what stands just before, so that a
 *  line put in anywhere changes its own shape and that of its successor, never more. */
import type { Line } from '../../room/timeline/line.ts';
import { isSameDay } from './moment.ts';

const RUN_GAP_MS = 5 * 60_000;

export interface Shape {
  readonly opensDay: boolean;
  /** Shown with avatar, author and time; the following lines of the run go without. */
  readonly opensRun: boolean;
}

/** Null for a line that is nobody's and of no time. */
export const timeOf = (line: Line): number | null => ('at' in line ? line.at : null);

/** `lastAt`: the time of the last line before this one that has any. */
export function shapeOf(line: Line, before: Line | undefined, lastAt: number | null): Shape {
  const at = timeOf(line);
  if (at === null) return { opensDay: false, opensRun: true };
  const opensDay = lastAt === null || !isSameDay(lastAt, at);
  return { opensDay, opensRun: opensDay || !continuesRun(line, before) };
}

function continuesRun(line: Line, before: Line | undefined): boolean {
  if (line.kind !== 'text' || before?.kind !== 'text') return false;
  return line.author === before.author && Math.abs(line.at - before.at) < RUN_GAP_MS;
}
