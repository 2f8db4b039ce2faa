/** Which of the messages that a search found the reader is at. Keeps to it while others are found or go. Pure. */
import type { EntryId } from '../log/entry.ts';
import type { Search } from './search.ts';

export class Cursor {
  readonly #search: Pick<Search, 'found' | 'start' | 'isComplete'>;
  #current: EntryId | null = null;
  /** Its place in what was found, the newest first; where it was when it is gone. */
  #place = 0;
  /** A query was asked, and it is not known yet where its results begin. */
  #isAsking = false;

  constructor(search: Pick<Search, 'found' | 'start' | 'isComplete'>) {
    this.#search = search;
  }

  get current(): EntryId | null {
    return this.#current;
  }

  /** The first is 0; -1 when it is not among what was found. */
  get place(): number {
    return this.#current === null ? -1 : this.#place;
  }

  /** Another query was asked. */
  asked(): void {
    this.#isAsking = true;
  }

  /** Something was found, or is not any more. Answers whether the cursor came to another message. */
  settle(): boolean {
    if (!this.#isAsking) {
      this.#stay();
      return false;
    }
    const before = this.#current;
    const place = this.#firstPlace();
    if (place === null) return false;
    this.#goTo(place);
    return this.#current !== null && this.#current !== before;
  }

  /** On to the next one, or back by -1; after the last one the first one comes. */
  step(by: 1 | -1): void {
    const { length } = this.#search.found;
    if (length === 0) return;
    // Where the current one is gone, the next one has its place.
    const from = this.#current !== null || by < 0 ? this.#place : this.#place - 1;
    this.#goTo((from + by + length) % length);
  }

  #goTo(place: number): void {
    this.#place = Math.max(0, place);
    this.#current = this.#search.found[place]?.id ?? null;
    this.#isAsking = false;
  }

  /** The nearest one above the anchor, or at it; if there is none, the nearest below. Null as long as that is not known. */
  #firstPlace(): number | null {
    const { found, start, isComplete } = this.#search;
    if (start !== null && start < found.length) return start;
    if (!isComplete) return null;
    return start === null ? 0 : found.length - 1;
  }

  #stay(): void {
    const { found } = this.#search;
    if (this.#current === null || found[this.#place]?.id === this.#current) return;
    const place = found.findIndex(({ id }) => id === this.#current);
    if (place >= 0) this.#place = place;
    else this.#current = null;
  }
}
