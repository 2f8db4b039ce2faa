/** Where in a message that is on the page the words of a query stand. */
import { hitsIn } from '../../room/search/hits.ts';
import type { Query } from '../../room/search/query.ts';

/** Each within one text node: a hit that goes through a mention or a link is several. */
export function hitRanges(text: Element, query: Query): Range[] {
  const hits = hitsIn(query, text.textContent);
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let [start, next] = [0, 0];
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const end = start + node.length;
    for (let at = next; at < hits.length; at += 1) {
      const hit = hits[at];
      if (hit === undefined || hit.start >= end) break;
      ranges.push(rangeIn(node, Math.max(hit.start, start) - start, Math.min(hit.end, end) - start));
      // The rest of it is in the next node.
      if (hit.end > end) break;
      next = at + 1;
    }
    start = end;
  }
  return [...ranges, ...cutLinks(text, query, ranges)];
}

function rangeIn(node: Node, start: number, end: number): Range {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

/** A long address is shown without its middle. Where the words are there, all of it is marked. */
function cutLinks(text: Element, query: Query, known: readonly Range[]): Range[] {
  return [...text.querySelectorAll<HTMLAnchorElement>('a[data-cut]')].flatMap((link) => {
    const [shown] = link.childNodes;
    const isMarked = known.some((range) => range.intersectsNode(link));
    if (!(shown instanceof Text) || isMarked || hitsIn(query, link.href).length === 0) return [];
    return [rangeIn(shown, 0, shown.length)];
  });
}
