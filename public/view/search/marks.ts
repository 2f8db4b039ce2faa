/** Marks what was found in the messages near the visible part, and the message that the reader is at. Follows scrolling
 *  and whatever changes in the transcript. */
import type { EntryId } from '../../room/log/entry.ts';
import type { Search } from '../../room/search/search.ts';
import { perFrame } from '../dom/frame.ts';
import { hitRanges } from './hit-ranges.ts';
import { painterFor } from './painter.ts';
import type { Searchable } from './searchable.ts';
import { rowsInView } from './visible-rows.ts';

export interface Marks {
  /** Something else was found, or the reader is at another message. */
  update(): void;
  /** Where the words stand in the current message; null where they are not on the page. */
  readonly current: Range | null;
  close(): void;
}

const CURRENT = 'data-search-current';

export function mountMarks(
  { scroller, content, rows }: Searchable,
  search: Pick<Search, 'query' | 'has'>,
  currentId: () => EntryId | null,
): Marks {
  const painter = painterFor(content);
  let row: HTMLElement | null = null;
  let current: Range[] = [];

  /** A row may have been made again. */
  const markRow = () => {
    const id = currentId();
    if (row?.isConnected === true && rows.lineOf(row)?.id === id) return;
    row?.removeAttribute(CURRENT);
    row = id === null ? null : rows.find(id);
    row?.setAttribute(CURRENT, '');
  };

  const rangesOf = (message: HTMLElement): Range[] => {
    const line = rows.lineOf(message);
    const text = message.querySelector('.message-text');
    if (text === null || line?.kind !== 'text' || line.isDeleted || !search.has(line.id)) return [];
    return hitRanges(text, search.query);
  };

  const paint = () => {
    markRow();
    painter.clear();
    current = row === null ? [] : rangesOf(row);
    const others = rowsInView(scroller, content).filter((each) => each !== row);
    painter.paint(others.flatMap(rangesOf), current);
    // What it changed itself is nothing new.
    changes.takeRecords();
  };

  const frame = perFrame(paint);
  const request = () => frame.request();
  const changes = new MutationObserver(request);
  changes.observe(content, { childList: true, characterData: true, subtree: true });
  const resizes = new ResizeObserver(request);
  resizes.observe(scroller);
  scroller.addEventListener('scroll', request, { passive: true });

  return {
    update: request,
    get current() {
      return current[0] ?? null;
    },
    close() {
      frame.close();
      changes.disconnect();
      resizes.disconnect();
      scroller.removeEventListener('scroll', request);
      painter.clear();
      row?.removeAttribute(CURRENT);
    },
  };
}
