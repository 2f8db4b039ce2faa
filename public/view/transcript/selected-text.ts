/** Which part of a text is selected: as plain text, and as HTML that has only its lines, its formatting and its links. */
import { h } from '../dom/element.ts';

export interface SelectedText {
  readonly text: string;
  readonly isWhole: boolean;
  html(): Node[];
}

/** What is typed to format, and is not displayed. */
const SIGNS = '.sign';

/**
 * Null where nothing of the element's text is selected. Of a text that is selected from its first to its last letter it is
 * all that was typed; of a part of it the signs whose other end is not in it are left out.
 */
export function selectedText(element: Element, ranges: readonly Range[]): SelectedText | null {
  const parts = ranges.flatMap((range) => withinOf(element, range) ?? []);
  if (parts.length === 0) return null;
  const isWhole =
    parts.reduce((sum, part) => sum + shownLength(part.cloneContents()), 0) === shownLength(element);
  const whole = document.createRange();
  whole.selectNodeContents(element);
  const fragments = (isWhole ? [whole] : parts).map((part) => {
    const fragment = withWholeAddresses(part, element);
    if (!isWhole) dropLoneSigns(fragment);
    return fragment;
  });
  const text = fragments.map(({ textContent }) => textContent).join('');
  if (text === '') return null;
  return {
    text,
    isWhole,
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

function shownLength(part: ParentNode & Node): number {
  const signs = [...part.querySelectorAll(SIGNS)];
  return signs.reduce((sum, { textContent }) => sum - textContent.length, part.textContent?.length ?? 0);
}

function dropLoneSigns(fragment: DocumentFragment): void {
  for (const element of fragment.querySelectorAll('strong, em, s, code')) {
    const signs = [...element.querySelectorAll(`:scope > ${SIGNS}`)];
    if (signs.length < 2) for (const sign of signs) sign.remove();
  }
}

/** A copy of the part. A long address is shown without its middle: where all that is shown is selected, it is whole. */
function withWholeAddresses(part: Range, element: Element): DocumentFragment {
  const fragment = part.cloneContents();
  const shown = [...element.querySelectorAll('a')].filter((link) => part.intersectsNode(link));
  for (const [index, link] of [...fragment.querySelectorAll('a')].entries())
    if ('cut' in link.dataset && link.textContent === shown[index]?.textContent) link.textContent = link.href;
  return fragment;
}

const KEPT = new Set(['STRONG', 'EM', 'S', 'CODE', 'PRE', 'BLOCKQUOTE', 'UL', 'OL', 'LI']);

/** What an element of a message is elsewhere: its text, how that is formatted, and where it leads. */
function plainNodes(node: Node): Node[] {
  if (node instanceof HTMLAnchorElement) return [h('a', { href: node.href }, node.textContent)];
  if (!(node instanceof HTMLElement)) return linesOf(node.textContent ?? '');
  if (node.matches('.sign, .bullet')) return [];
  const children = node.matches('pre > code')
    ? [...node.childNodes].filter((child) => child instanceof Text)
    : [...node.childNodes].flatMap(plainNodes);
  if (!KEPT.has(node.tagName)) return children;
  const number = node instanceof HTMLLIElement ? Number.parseInt(node.textContent, 10) : Number.NaN;
  const copy = document.createElement(node.tagName.toLowerCase());
  if (number >= 0) copy.setAttribute('value', String(number));
  copy.append(...children);
  return [copy];
}

export const linesOf = (text: string): Node[] =>
  text
    .split('\n')
    .flatMap((line, index) => (index === 0 ? [new Text(line)] : [h('br'), new Text(line)]))
    .filter((part) => part.textContent !== '' || part instanceof HTMLBRElement);
