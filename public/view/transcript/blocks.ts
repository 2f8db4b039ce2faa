/** Keeps a long column of rows in blocks of bounded size, so that the browser decides per block, not per row, what is
 *  near the view and worth laying out. Knows nothing of what a row shows. */
import { h } from '../dom/element.ts';

const BLOCK_ROWS = 64;

export interface Blocks {
  isPlacedAfter(row: HTMLElement, previous: HTMLElement | null): boolean;
  /** Moves the row when it is already somewhere. `null` is the very beginning. */
  placeAfter(row: HTMLElement, previous: HTMLElement | null): void;
  remove(row: HTMLElement): void;
}

export function blocksIn(container: HTMLElement): Blocks {
  const newBlock = () => h('div', { class: 'block' });

  /** A full block is cut behind `previous`; what comes next starts a block of its own. */
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
