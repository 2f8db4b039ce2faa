/** Which part of a text is selected: as plain text, and as HTML that has only its lines and links. */
import { h } from '../dom/element.ts';

export interface SelectedText {
  readonly text: string;
  readonly isWhole: boolean;
  html(): Node[];
}

/** Null where nothing of the element's text is selected. */
export function selectedText(element: Element, ranges: readonly Range[]): SelectedText | null {
  const parts = ranges.flatMap((range) => withinOf(element, range) ?? []);
  const fragments = parts.map((part) => withWholeAddresses(part, element));
  const text = fragments.map(({ textContent }) => textContent).join('');
  if (text === '') return null;
  const length = parts.reduce((sum, part) => sum + part.toString().length, 0);
  return {
    text,
    isWhole: length === element.textContent.length,
    html: () => fragments.flatMap((fragment) => [...fragment.childNodes].flatMap(plainNodes)),
  };
}

/** The part of a range that is within an element. */
function withinOf(element: Element, range: Range): Range | null {
  if (!range.intersectsNode(element)) return null;
  const part = document.createRange();
  part.selectNodeContents(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0)
    part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0)
    part.setEnd(range.endContainer, range.endOffset);
  return part;
}

/** A copy of the part. A long address is shown without its middle: where all that is shown is selected, it is whole. */
function withWholeAddresses(part: Range, element: Element): DocumentFragment {
  const fragment = part.cloneContents();
  const shown = [...element.querySelectorAll('a')].filter((link) => part.intersectsNode(link));
  for (const [index, link] of [...fragment.querySelectorAll('a')].entries())
    if ('cut' in link.dataset && link.textContent === shown[index]?.textContent) link.textContent = link.href;
  return fragment;
}

/** What an element of a message is elsewhere: its text, and where it leads. */
function plainNodes(node: Node): Node[] {
  if (!(node instanceof HTMLAnchorElement)) return linesOf(node.textContent ?? '');
  return [h('a', { href: node.href }, node.textContent)];
}

export const linesOf = (text: string): Node[] =>
  text
    .split('\n')
    .flatMap((line, index) => (index === 0 ? [new Text(line)] : [h('br'), new Text(line)]))
    .filter((part) => part.textContent !== '' || part instanceof HTMLBRElement);
