/** Builds DOM elements without any HTML string. Knows nothing of what they are for. */
import type { Phrase } from '../words/phrase.ts';

type Handler = (event: Event) => void;
type Attributes = Readonly<Record<string, string | number | boolean | null | Handler>>;
type Child = Node | string | null;

const SVG = 'http://www.w3.org/2000/svg';

/** `h('button', { type: 'button', onclick: run }, 'Run')`. `false` and `null` leave an attribute out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** One of the symbols in index.html. Always decoration: the words are beside it. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** Leaves the node alone when nothing changed, so that live regions and selections are not disturbed. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** The same for a text with elements in it. */
export function setPhrase(element: Element, phrase: Phrase<Node>): void {
  const shown = [...element.childNodes];
  const isInPlace = (piece: Node | string, at: number) =>
    typeof piece === 'string' ? shown[at] instanceof Text : shown[at] === piece;
  if (shown.length !== phrase.length || !phrase.every(isInPlace)) return element.replaceChildren(...phrase);
  for (const [at, piece] of phrase.entries()) {
    const node = shown[at];
    if (node !== undefined && typeof piece === 'string') setText(node, piece);
  }
}
