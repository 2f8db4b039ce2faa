/** Shows the text of a message with its formatting, links and mentions. Loaded after the page. */
import './mention.css';
import './markup/markup.css';
import { mentionsIn } from '../../room/timeline/mentions.ts';
import { h } from '../dom/element.ts';
import { rowsInView } from '../search/visible-rows.ts';
import { actionSign } from './action-text.ts';
import { isFewEmoji } from './few-emoji.ts';
import { type LinkRange, linksIn } from './linkify.ts';
import type { FoundRange } from './markup/inline.ts';
import { parseMarkup } from './markup/markup.ts';
import { type Found, nodesOf } from './markup/nodes.ts';
import { plainWords } from './markup/plain-text.ts';

/** The names that can be mentioned, as keys made by `nameKey`. */
export interface Names {
  has(key: string): boolean;
  isOwn(key: string): boolean;
}

const SETTLE_MS = 100;

let names: Names = { has: () => false, isOwn: () => false };
let isDue = false;
/** Elements with an `@`: they may mention a name that is not known yet. */
const hopeful = new Map<HTMLElement, string>();

export function showRichText(element: HTMLElement, text: string): void {
  // A quote is one line.
  if (element.matches('.quote-text'))
    return element.replaceChildren(plainWords(text, 'file' in element.dataset));
  if (text.includes('@')) hopeful.set(element, text);
  else hopeful.delete(element);
  element.toggleAttribute('data-large', isFewEmoji(text));
  const sign = actionSign(text);
  element.toggleAttribute('data-action', sign !== '');
  element.replaceChildren(
    ...(sign === '' ? [] : [h('span', { class: 'sign' }, sign)]),
    ...richNodes(text.slice(sign.length)),
  );
}

function richNodes(text: string): (Node | string)[] {
  const links = linksIn(text);
  const found = [...links, ...mentions(text, links)].sort((one, other) => one.start - other.start);
  return nodesOf(parseMarkup(text, found));
}

/** What stood there as plain text until now. Whoever reads further up stays at the line that they are at. */
export function showAll(plain: Map<HTMLElement, string>): void {
  const stay = [...document.querySelectorAll<HTMLElement>('.transcript:not([data-following])')].map(placeIn);
  for (const [element, text] of plain) showRichText(element, text);
  plain.clear();
  for (const go of stay) go();
}

/** The returned function scrolls to where the first row that begins in view is now. */
function placeIn(scroller: HTMLElement): () => void {
  const topOf = (element: Element) => element.getBoundingClientRect().top;
  const content = scroller.querySelector<HTMLElement>('.rows');
  const rows = content === null ? [] : rowsInView(scroller, content);
  // One that is a fraction of a pixel above begins there too.
  const row = rows.find((each) => topOf(each) > topOf(scroller) - 1) ?? rows.at(-1);
  if (row === undefined) return () => undefined;
  const before = topOf(row);
  return () => {
    scroller.scrollTop += topOf(row) - before;
  };
}

/** Replaces the known names. Messages on the page follow a moment later, together: names may come by the hundred. */
export function knowNames(next: Names): void {
  names = next;
  if (isDue) return;
  isDue = true;
  setTimeout(showAgain, SETTLE_MS);
}

function showAgain(): void {
  isDue = false;
  for (const [element, text] of hopeful) {
    if (element.isConnected) showRichText(element, text);
    else hopeful.delete(element);
  }
}

/** Outside of links: an address may have an `@`. */
function mentions(text: string, links: readonly LinkRange[]): FoundRange<Found>[] {
  const gaps = [...links, { start: text.length, end: text.length }];
  let done = 0;
  return gaps.flatMap(({ start, end }) => {
    const from = done;
    done = end;
    return mentionsIn(text.slice(from, start), names.has).map((mention) => ({
      start: from + mention.start,
      end: from + mention.end,
      found: { isOwn: names.isOwn(mention.key) },
    }));
  });
}
