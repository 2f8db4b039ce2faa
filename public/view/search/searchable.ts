/** What the search is given of a transcript, and the bar that searches it. */
import type { Conversation } from '../../room/conversation.ts';
import type { Line } from '../../room/timeline/line.ts';

export interface Searchable {
  readonly scroller: HTMLElement;
  /** Has the blocks of rows. */
  readonly content: HTMLElement;
  readonly rows: {
    find(id: string): HTMLElement | null;
    lineOf(row: Element): Line | undefined;
  };
  readonly talk: Pick<Conversation, 'lines'>;
  /** With whom it is private; undefined for the room. */
  readonly partner: (() => string) | undefined;
  now(): number;
  /** Scrolls to an element. */
  visit(element: HTMLElement): void;
  /** Tab leads to this message from now on. */
  lead(message: HTMLElement): void;
}

export interface SearchBar {
  readonly hasFocus: boolean;
  /** Whatever had the focus gets it back when the bar is closed. */
  focus(): void;
  close(): void;
}

export interface SearchPart {
  /** `closed` is called when somebody closes it. */
  openSearchBar(place: Searchable, closed: () => void): SearchBar;
}
