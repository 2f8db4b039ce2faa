/** Builds DOM elements without HTML strings, which the page's Trusted Types policy forbids. */
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

/** One of the symbols in index.html. Decoration only: its button has a text or a label. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** Does nothing when the text is the same, so that live regions do not announce it again and selections stay. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Does nothing when it is so already: a browser styles the element again, and draws a frame, all the same. */
export function setHidden(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}
