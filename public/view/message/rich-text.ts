/** Shows the text of a message with links and mentions. Loaded after the page. */
import './mention.css';
import { mentionsIn } from '../../room/timeline/mentions.ts';
import { h } from '../dom/element.ts';
import { type LinkPiece, linkify } from './linkify.ts';

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
  if (text.includes('@')) hopeful.set(element, text);
  else hopeful.delete(element);
  element.replaceChildren(
    ...linkify(text).flatMap((piece) => (typeof piece === 'string' ? marked(piece) : linkTo(piece))),
  );
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

function marked(text: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const mention of mentionsIn(text, names.has)) {
    if (mention.start > end) nodes.push(text.slice(end, mention.start));
    const words = text.slice(mention.start, mention.end);
    nodes.push(h(names.isOwn(mention.key) ? 'mark' : 'span', { class: 'mention' }, words));
    end = mention.end;
  }
  if (end < text.length) nodes.push(text.slice(end));
  return nodes;
}

const linkTo = ({ href, text }: LinkPiece): Node =>
  h(
    'a',
    {
      href,
      title: href,
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
      dir: 'ltr',
    },
    text,
  );
