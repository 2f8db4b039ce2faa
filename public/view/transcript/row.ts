/** What the transcript asks of one of its rows, whatever it shows. */
import type { Line } from '../../room/timeline/line.ts';
import type { Shape } from './grouping.ts';

export interface Row {
  readonly element: HTMLElement;
  /** Complete and idempotent. A row keeps its kind, author and time for life. */
  update(line: Line, shape: Shape, now: number): void;
  /** Time has passed: only wordings may change. */
  refresh(now: number): void;
}
