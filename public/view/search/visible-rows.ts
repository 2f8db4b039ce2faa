/** The rows of a transcript that the reader sees, and those nearby. */

const rectOf = (element: Element): DOMRect => element.getBoundingClientRect();

/** Within half of the height above and below. Blocks follow each other, so the first one is found in few steps. */
export function rowsInView(scroller: HTMLElement, content: HTMLElement): HTMLElement[] {
  const seen = rectOf(scroller);
  const [top, bottom] = [seen.top - seen.height / 2, seen.bottom + seen.height / 2];
  const blocks = content.children;
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block !== undefined && rectOf(block).bottom < top) low = middle + 1;
    else high = middle;
  }
  const rows: HTMLElement[] = [];
  for (let at = low; at < blocks.length; at += 1) {
    for (const row of blocks[at]?.children ?? []) {
      const rect = rectOf(row);
      if (rect.top > bottom) return rows;
      if (rect.bottom >= top && row instanceof HTMLElement) rows.push(row);
    }
  }
  return rows;
}

/** The last one of which something is seen. */
export function lastRowInView(scroller: HTMLElement, content: HTMLElement): HTMLElement | undefined {
  const { bottom } = rectOf(scroller);
  return rowsInView(scroller, content).findLast((row) => rectOf(row).top < bottom);
}
