/** Keeps the rows of the transcript equal to its lines. One line more is one row more: rows that stay are not touched,
 *  whether the line came at the end or in the middle. Knows nothing of scrolling. */
import type { Line } from '../room/line.ts';
import { h, setText } from './element.ts';
import { type Shape, shapeOf } from './grouping.ts';
import { messageRow } from './message.ts';
import { dayWording } from './moment.ts';
import { noticeRow } from './notice.ts';

export interface Row {
  readonly element: HTMLElement;
  /** Complete and idempotent. A row keeps its kind, author and time for life. */
  update(line: Line, shape: Shape, now: number): void;
  /** Time has passed: only wordings may change. */
  refresh(now: number): void;
}

interface Entry {
  line: Line;
  readonly row: Row;
  day: HTMLElement | null;
}

export interface Rows {
  /** Tells which of the lines were not shown before. */
  show(lines: readonly Line[], now: number): Line[];
  refresh(now: number): void;
}

export function rowsIn(container: HTMLElement): Rows {
  let shown: Entry[] = [];

  return {
    show(lines, now) {
      const { start, oldEnd, newEnd } = changedRange(shown, lines);
      const spare = new Map(shown.slice(start, oldEnd).map((entry) => [entry.line.id, entry]));
      const added: Line[] = [];
      const middle = lines.slice(start, newEnd).map((line) => {
        const known = spare.get(line.id);
        if (known !== undefined && isSameRow(known.line, line)) {
          spare.delete(line.id);
          known.line = line;
          return known;
        }
        added.push(line);
        return { line, row: rowFor(line), day: null };
      });

      for (const { row } of spare.values()) row.element.remove();
      place(container, middle, shown[oldEnd]);
      shown = [...shown.slice(0, start), ...middle, ...shown.slice(oldEnd)];
      // The line after the change has a new predecessor, and with it perhaps a new shape.
      for (const [index, entry] of shown.slice(start, start + middle.length + 1).entries()) {
        const shape = shapeOf(entry.line, shown[start + index - 1]?.line);
        entry.row.update(entry.line, shape, now);
        markDay(entry, shape.opensDay, now);
      }
      return added;
    },
    refresh(now) {
      for (const { row, line, day } of shown) {
        row.refresh(now);
        if (day !== null) setText(day, dayWording(line.at, now));
      }
    },
  };
}

const rowFor = (line: Line): Row => (line.kind === 'text' ? messageRow(line) : noticeRow(line));

const isSameRow = (one: Line, other: Line): boolean =>
  one.kind === other.kind && one.author === other.author && one.at === other.at && one.isOwn === other.isOwn;

function changedRange(shown: readonly Entry[], lines: readonly Line[]) {
  let start = 0;
  let oldEnd = shown.length;
  let newEnd = lines.length;
  while (start < oldEnd && start < newEnd && isSame(shown[start]?.line, lines[start])) start++;
  while (oldEnd > start && newEnd > start && isSame(shown[oldEnd - 1]?.line, lines[newEnd - 1])) {
    oldEnd--;
    newEnd--;
  }
  return { start, oldEnd, newEnd };
}

/** By content, not identity: whoever makes the lines is free to make them anew each time. */
function isSame(one: Line | undefined, other: Line | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  for (const key in other) if (one[key as keyof Line] !== other[key as keyof Line]) return false;
  return true;
}

function place(container: HTMLElement, entries: readonly Entry[], after: Entry | undefined): void {
  let next = after?.row.element ?? null;
  for (const { row } of entries.toReversed()) {
    const isInPlace = row.element.parentNode === container && row.element.nextSibling === next;
    if (!isInPlace) container.insertBefore(row.element, next);
    next = row.element;
  }
}

function markDay(entry: Entry, opensDay: boolean, now: number): void {
  if (opensDay && entry.day === null) {
    entry.day = h('h2', { class: 'day' }, dayWording(entry.line.at, now));
    entry.row.element.prepend(entry.day);
  } else if (!opensDay && entry.day !== null) {
    entry.day.remove();
    entry.day = null;
  }
}
