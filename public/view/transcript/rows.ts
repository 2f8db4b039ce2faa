/** Keeps the rows of the transcript equal to its lines. A new line adds one row; rows that stay are not touched, whether
 *  the line came at the end or in the middle. Knows nothing of scrolling. */
import type { Line } from '../../room/timeline/line.ts';
import { h, setText } from '../dom/element.ts';
import { messageRow } from '../message/message.ts';
import type { MessageCommands } from '../message/message-commands.ts';
import { type Blocks, blocksIn } from './blocks.ts';
import { type Shape, shapeOf, timeOf } from './grouping.ts';
import { dayWording } from './moment.ts';
import { dividerRow, noticeRow, type Row } from './row.ts';

/** When a member joins, the receipts of all messages change. Only so many existing rows are redrawn per frame. */
const REDRAWN_AT_ONCE = 1_000;

interface Entry {
  line: Line;
  readonly row: Row;
  /** By which it stands on a day. */
  at: number | null;
  day: HTMLElement | null;
  /** What the row was last updated with. */
  drawn: { readonly line: Line; readonly shape: Shape } | null;
  /** The shape to draw the row in; null when the row is up to date. */
  due: Shape | null;
}

/** Another way to read the transcript. */
export interface Reading {
  readonly now: number;
  told(line: Line): Line;
}

export interface Rows {
  /** Answers with the lines that are new. */
  show(lines: readonly Line[], now: number): Line[];
  /** Some rows are not up to date yet: `show` has to be called again. */
  readonly isBehind: boolean;
  refresh(now: number): void;
  find(id: string): HTMLElement | null;
  lineOf(row: Element): Line | undefined;
  /** Shows all as another reading has it; null is the usual one. */
  read(as: Reading | null, now: number): void;
  /** In the order of the transcript. */
  readonly all: readonly { readonly line: Line; readonly element: HTMLElement }[];
}

export function rowsIn(container: HTMLElement, commands: MessageCommands): Rows {
  const blocks = blocksIn(container);
  const entries = new WeakMap<Element, Entry>();
  let shown: Entry[] = [];
  let lastMessage: Element | undefined;
  let reading: Reading | null = null;
  const told = (line: Line) => reading?.told(line) ?? line;
  const timeOfReading = (now: number) => reading?.now ?? now;

  const rowFor = (line: Line): Row => {
    if (line.kind === 'text') return messageRow(line, commands);
    return line.kind === 'notice' ? noticeRow(line, commands) : dividerRow(line);
  };

  return {
    show(lines, now) {
      const { start, oldEnd, newEnd } = changedRange(shown, lines);
      const former = shown.slice(start, oldEnd);
      const spare = new Map(former.map((entry) => [entry.line.id, entry]));
      const added: Line[] = [];
      const middle = lines.slice(start, newEnd).map((line) => {
        const known = spare.get(line.id);
        if (known !== undefined && isSameRow(known.line, line)) {
          spare.delete(line.id);
          known.line = line;
          return known;
        }
        added.push(line);
        const entry: Entry = { line, row: rowFor(line), at: null, day: null, drawn: null, due: null };
        entries.set(entry.row.element, entry);
        return entry;
      });

      const staying = new Set(middle);
      for (const entry of former) if (!staying.has(entry)) blocks.remove(entry.row.element);
      place(blocks, middle, shown[start - 1]);
      shown = [...shown.slice(0, start), ...middle, ...shown.slice(oldEnd)];
      reshape(shown, start, start + middle.length);
      const last = shown.findLast(({ line }) => line.kind === 'text')?.row.element;
      if (last !== lastMessage) lastMessage?.removeAttribute('data-last');
      lastMessage = last;
      last?.setAttribute('data-last', '');
      draw(shown, told, timeOfReading(now));
      return added;
    },
    get isBehind() {
      return shown.some(({ due }) => due !== null);
    },
    refresh(now) {
      for (const { row } of shown) row.refresh(timeOfReading(now));
      showDays(shown, timeOfReading(now));
    },
    find: (id) => shown.find(({ line }) => line.id === id)?.row.element ?? null,
    lineOf: (row) => entries.get(row)?.line,
    read(as, now) {
      reading = as;
      for (const { row, drawn } of shown)
        if (drawn !== null) row.update(told(drawn.line), drawn.shape, timeOfReading(now));
      showDays(shown, timeOfReading(now));
    },
    get all() {
      return shown.map(({ line, row }) => ({ line, element: row.element }));
    },
  };
}

function isSameRow(one: Line, other: Line): boolean {
  if (one.kind === 'divider' || other.kind === 'divider') return one.kind === other.kind;
  return (
    one.kind === other.kind && one.author === other.author && one.at === other.at && one.isOwn === other.isOwn
  );
}

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

/** A line that did not change is usually the same object; if not, its fields are compared. */
function isSame(one: Line | undefined, other: Line | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  for (const key in other) if (one[key as keyof Line] !== other[key as keyof Line]) return false;
  return true;
}

function place(blocks: Blocks, entries: readonly Entry[], before: Entry | undefined): void {
  let previous = before?.row.element ?? null;
  for (const { row } of entries) {
    if (!blocks.isPlacedAfter(row.element, previous)) blocks.placeAfter(row.element, previous);
    previous = row.element;
  }
}

/** Goes on after the changed range to the next line with a time: that line has a new predecessor and may change its
 *  shape. */
function reshape(shown: readonly Entry[], from: number, end: number): void {
  // The mark of the unread bears the day of what follows.
  const start = isUnreadMark(shown[from - 1]) ? from - 1 : from;
  const dated = shown.slice(0, start).findLast(({ line }) => timeOf(line) !== null);
  let lastAt = dated === undefined ? null : timeOf(dated.line);
  let before = shown[start - 1]?.line;
  for (const [index, entry] of shown.slice(start).entries()) {
    const at = dayOf(shown, start + index);
    entry.at = at;
    const shape = shapeOf(entry.line, before, lastAt, at);
    entry.due = isDrawn(entry, shape) ? null : shape;
    markRunEnd(shown[start + index - 1], shape.opensRun);
    if (start + index >= end && timeOf(entry.line) !== null) return;
    before = entry.line;
    lastAt = at ?? lastAt;
  }
  markRunEnd(shown.at(-1), true);
}

const isUnreadMark = (entry: Entry | undefined): boolean =>
  entry?.line.kind === 'divider' && entry.line.event === 'unread';

/** The time by which a line stands on a day. */
const dayOf = (shown: readonly Entry[], at: number): number | null => {
  const line = shown[isUnreadMark(shown[at]) ? at + 1 : at]?.line;
  return line ? timeOf(line) : null;
};

/** Most lines in a changed range are up to date already. */
const isDrawn = ({ line, drawn }: Entry, { opensDay, opensRun }: Shape): boolean =>
  drawn?.line === line && drawn.shape.opensDay === opensDay && drawn.shape.opensRun === opensRun;

/** Draws new rows, and of the others a limited number, the latest ones first. */
function draw(shown: readonly Entry[], told: (line: Line) => Line, now: number): void {
  const due = shown.filter((entry) => entry.due !== null);
  let tooMany = due.filter(({ drawn }) => drawn !== null).length - REDRAWN_AT_ONCE;
  for (const entry of due) {
    const { line, row, due: shape } = entry;
    if (shape === null || (entry.drawn !== null && tooMany-- > 0)) continue;
    entry.drawn = { line, shape };
    entry.due = null;
    row.update(told(line), shape, now);
    markDay(entry, shape.opensDay, now);
  }
}

function markRunEnd(entry: Entry | undefined, isEnd: boolean): void {
  entry?.row.element.toggleAttribute('data-ends-run', isEnd);
}

function showDays(shown: readonly Entry[], now: number): void {
  for (const { at, day } of shown) {
    if (day !== null && at !== null) setText(day, dayWording(at, now));
  }
}

function markDay(entry: Entry, opensDay: boolean, now: number): void {
  const { at } = entry;
  if (opensDay && at !== null && entry.day === null) {
    entry.day = h('h2', { class: 'day' }, dayWording(at, now));
    entry.row.element.prepend(entry.day);
  } else if (!opensDay && entry.day !== null) {
    entry.day.remove();
    entry.day = null;
  }
}
