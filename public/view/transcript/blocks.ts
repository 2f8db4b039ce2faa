/** Keeps rows in blocks of limited size. With `content-visibility: auto` the browser then lays out only the blocks near
 *  the visible part, and decides so per block rather than per row. */
import { h } from '../dom/element.ts';

const BLOCK_ROWS = 64;

export interface Blocks {
  isPlacedAfter(row: HTMLElement, previous: HTMLElement | null): boolean;
  /** Also moves a row that is in the document already. `null` means the beginning. */
  placeAfter(row: HTMLElement, previous: HTMLElement | null): void;
  remove(row: HTMLElement): void;
}

export function blocksIn(container: HTMLElement): Blocks {
  const newBlock = () => h('div', { class: 'block' });

  /** If the block of `previous` is full, it is split there; answers with a new block for the next row. */
  const roomAfter = (previous: HTMLElement): HTMLElement | null => {
    const block = previous.parentElement;
    if (block === null || block.childElementCount < BLOCK_ROWS) return null;
    const fresh = newBlock();
    block.after(fresh);
    if (previous !== block.lastElementChild) {
      const tail = newBlock();
      while (previous.nextSibling !== null) tail.append(previous.nextSibling);
      fresh.after(tail);
    }
    return fresh;
  };

  const remove = (row: HTMLElement) => {
    const block = row.parentElement;
    row.remove();
    if (block?.childElementCount === 0) block.remove();
  };

  return {
    isPlacedAfter(row, previous) {
      const block = row.parentElement;
      if (block === null) return false;
      const before = row.previousElementSibling ?? block.previousElementSibling?.lastElementChild ?? null;
      return before === previous;
    },
    placeAfter(row, previous) {
      remove(row);
      if (previous !== null) {
        const block = roomAfter(previous);
        if (block === null) previous.after(row);
        else block.append(row);
        return;
      }
      const block = newBlock();
      block.append(row);
      container.prepend(block);
    },
    remove,
  };
}
