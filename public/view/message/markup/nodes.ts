/** The elements of a formatted message. All that was typed is in them, also the signs, which are not displayed: a search
 *  finds its words there, and what is copied is what was typed. */
import { h } from '../../dom/element.ts';
import type { LinkPiece } from '../linkify.ts';
import { codeBlock } from './code-block.ts';
import type { Formatted, Markup } from './tree.ts';

export interface MentionFound {
  readonly isOwn: boolean;
}
export type Found = LinkPiece | MentionFound;
type Child = Node | string;

/** By so much an address may be longer than what was typed: its scheme, and a slash at the end. */
const SCHEME_LENGTH = 'https:///'.length;

export const nodesOf = (tree: readonly Markup<Found>[]): Child[] => tree.map(nodeOf);

function nodeOf(node: Markup<Found>): Child {
  if ('children' in node) return formatted(node, nodesOf(node.children));
  if (node.kind === 'text') return node.text;
  if (node.kind !== 'found') return h('span', { class: node.kind }, node.text);
  return 'href' in node.found
    ? linkTo(node.found)
    : h(node.found.isOwn ? 'mark' : 'span', { class: 'mention' }, node.text);
}

function formatted(node: Formatted<Found>, children: Child[]): HTMLElement {
  switch (node.kind) {
    case 'strong':
    case 'em':
      return h(node.kind, {}, ...children);
    case 'struck':
      return h('s', {}, ...children);
    case 'code':
      return h('code', { dir: 'auto' }, ...children);
    case 'block':
      return codeBlock(node.language, children);
    case 'quote':
      return h('blockquote', { dir: 'auto' }, ...children);
    case 'list':
      return h(node.isNumbered ? 'ol' : 'ul', { dir: 'auto' }, ...children);
    case 'item':
      return h('li', { dir: 'auto' }, ...children);
  }
}

const linkTo = ({ href, text }: LinkPiece): HTMLElement =>
  h(
    'a',
    {
      href,
      title: href,
      // On paper and in the clipboard it is whole.
      'data-cut': href.length > text.length + SCHEME_LENGTH,
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
      dir: 'ltr',
    },
    text,
  );
