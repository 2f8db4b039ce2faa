/** Marks ranges of text: as highlights, which leave the document as it is, or, in browsers without, as elements. */
import { h } from '../dom/element.ts';

export interface Painter {
  /** To be called before ranges are made: where marks are elements, text nodes change. */
  clear(): void;
  /** Each range is within one text node. */
  paint(hits: readonly Range[], current: readonly Range[]): void;
}

/** Named so in `search.css` too. */
const HIT = 'search-hit';
const CURRENT = 'search-current';

export const painterFor = (content: HTMLElement): Painter =>
  'Highlight' in globalThis && 'highlights' in CSS && CSS.highlights ? highlights : markElements(content);

const highlights: Painter = {
  clear() {
    CSS.highlights.delete(HIT);
    CSS.highlights.delete(CURRENT);
  },
  paint(hits, current) {
    const highlightOf = (ranges: readonly Range[]) => {
      const highlight = new Highlight();
      for (const range of ranges) highlight.add(range);
      return highlight;
    };
    CSS.highlights.set(HIT, highlightOf(hits));
    CSS.highlights.set(CURRENT, highlightOf(current));
  },
};

/** For Firefox before 140. */
const markElements = (content: HTMLElement): Painter => ({
  clear() {
    for (const mark of content.querySelectorAll(`.${HIT}`)) {
      const around = mark.parentElement;
      mark.replaceWith(...mark.childNodes);
      around?.normalize();
    }
  },
  paint(hits, current) {
    const wrap = (ranges: readonly Range[], name: string) => {
      // From the end: what is wrapped moves what follows it in its text node.
      for (const range of ranges.toReversed()) range.surroundContents(h('mark', { class: name }));
    };
    wrap(hits, HIT);
    wrap(current, `${HIT} ${CURRENT}`);
  },
});
