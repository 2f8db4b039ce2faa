/** Which lines begin a day or a run by one author. Pure, and local: it asks only for the line before, so that a line
 *  put in anywhere changes its own shape and that of its successor, never more. */
import type { Line } from '../room/line.ts';
import { isSameDay } from './moment.ts';

const RUN_GAP_MS = 5 * 60_000;

export interface Shape {
  readonly opensDay: boolean;
  /** Shown with avatar, author and time; the following lines of the run go without. */
  readonly opensRun: boolean;
}

export function shapeOf(line: Line, before: Line | undefined): Shape {
  const opensDay = before === undefined || !isSameDay(before.at, line.at);
  const continues =
    !opensDay &&
    line.kind === 'text' &&
    before.kind === 'text' &&
    before.author === line.author &&
    Math.abs(line.at - before.at) < RUN_GAP_MS;
  return { opensDay, opensRun: !continues };
}
