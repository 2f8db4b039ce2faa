/** A grid of emoji in rows, walked through with the arrow keys (roving tabindex), as ARIA's grid pattern has it. */
import { h } from '../dom/element.ts';

export interface Cell {
  readonly emoji: string;
  readonly name: string;
}

export interface Section {
  readonly name: string;
  readonly cells: readonly Cell[];
}

export interface Grid {
  readonly element: HTMLElement;
  show(sections: readonly Section[]): void;
  /** Each is headed by the name of its section. */
  readonly sections: readonly HTMLElement[];
  /** False where there is none. */
  focus(): boolean;
}

export interface GridOptions {
  readonly columns: number;
  readonly name: string;
  picked(cell: Cell, event: MouseEvent): void;
  /** Pointed at, or focused. */
  looked(cell: Cell | null): void;
}

/** Where the focus goes from a place; nowhere if there is no such row. Columns beyond the end of a row are its last one. */
type Move = (row: number, column: number) => readonly [row: number, column: number];
const PAGE = 5;

export function emojiGrid(o: GridOptions): Grid {
  const element = h('div', { class: 'emoji-grid', role: 'grid', 'aria-label': o.name });
  element.style.setProperty('--columns', String(o.columns));
  const cells = new WeakMap<Element, Cell>();
  let rows: HTMLElement[][] = [];
  let sections: HTMLElement[] = [];
  let current: HTMLElement | null = null;

  const settleOn = (button: HTMLElement | null) => {
    if (current !== null) current.tabIndex = -1;
    if (button !== null) button.tabIndex = 0;
    current = button;
  };

  const buttonFor = (cell: Cell) => {
    const button = h(
      'button',
      {
        type: 'button',
        role: 'gridcell',
        class: 'emoji-cell',
        tabindex: -1,
        'aria-label': cell.name,
        title: cell.name,
      },
      cell.emoji,
    );
    cells.set(button, cell);
    return button;
  };

  const rowsOf = (section: Section): HTMLElement[] => {
    const elements: HTMLElement[] = [];
    for (let at = 0; at < section.cells.length; at += o.columns) {
      const buttons = section.cells.slice(at, at + o.columns).map(buttonFor);
      rows.push(buttons);
      elements.push(h('div', { role: 'row', class: 'emoji-row' }, ...buttons));
    }
    return elements;
  };

  const sectionFor = (section: Section): HTMLElement => {
    const inside = rowsOf(section);
    const made = h(
      'div',
      { role: 'rowgroup', class: 'emoji-section', 'aria-label': section.name },
      h('div', { class: 'emoji-heading', 'aria-hidden': 'true' }, section.name),
      ...inside,
    );
    made.style.setProperty('--rows', String(inside.length));
    return made;
  };

  const isMirrored = () => getComputedStyle(element).direction === 'rtl';

  const MOVES: Readonly<Record<string, Move>> = {
    ArrowRight: (row, column) => stepped(row, column, isMirrored() ? -1 : 1),
    ArrowLeft: (row, column) => stepped(row, column, isMirrored() ? 1 : -1),
    ArrowDown: (row, column) => [row + 1, column],
    ArrowUp: (row, column) => [row - 1, column],
    PageDown: (row, column) => [Math.min(row + PAGE, rows.length - 1), column],
    PageUp: (row, column) => [Math.max(row - PAGE, 0), column],
    Home: (row) => [row, 0],
    End: (row) => [row, o.columns],
  };

  /** On to the next row after the last of one. */
  const stepped = (row: number, column: number, step: 1 | -1): [number, number] => {
    const next = column + step;
    if (next < 0) return [row - 1, o.columns];
    return next < (rows[row]?.length ?? 0) ? [row, next] : [row + 1, 0];
  };

  const pressed = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (move === undefined || event.altKey || event.shiftKey) return;
    const { target } = event;
    const row = rows.findIndex((buttons) => buttons.some((button) => button === target));
    if (row < 0) return;
    const column = rows[row]?.indexOf(target as HTMLElement) ?? 0;
    const isFar = (event.ctrlKey || event.metaKey) && /^(Home|End)$/.test(event.key);
    const [nextRow, nextColumn] = isFar
      ? event.key === 'Home'
        ? [0, 0]
        : [rows.length - 1, o.columns]
      : move(row, column);
    const there = rows[nextRow];
    event.preventDefault();
    event.stopPropagation();
    there?.[Math.min(nextColumn, there.length - 1)]?.focus();
  };

  const cellOf = (target: EventTarget | null): Cell | null =>
    (target instanceof Element && cells.get(target)) || null;

  element.addEventListener('keydown', pressed);
  element.addEventListener('click', (event) => {
    const cell = cellOf(event.target);
    if (cell !== null) o.picked(cell, event);
  });
  element.addEventListener('focusin', ({ target }) => {
    if (cellOf(target) !== null) settleOn(target as HTMLElement);
    o.looked(cellOf(target));
  });
  element.addEventListener('pointerover', ({ target }) => o.looked(cellOf(target)));

  return {
    element,
    show(next) {
      rows = [];
      current = null;
      sections = next.filter((section) => section.cells.length > 0).map(sectionFor);
      element.replaceChildren(...sections);
      settleOn(rows[0]?.[0] ?? null);
    },
    get sections() {
      return sections;
    },
    focus() {
      current?.focus();
      return current !== null;
    },
  };
}
