/** A formatted text where only text can be: in a quote, in a notification, read aloud. Loaded after the page. */
import { linksIn } from '../linkify.ts';
import { parseMarkup } from './markup.ts';
import type { Markup } from './tree.ts';

/** Without the signs of formatting; what stands before the items of a list stays. */
export const plainText = (text: string): string => trimmed(wordsOf(parseMarkup(text, linksIn(text))));

const wordsOf = (nodes: readonly Markup<unknown>[]): string =>
  nodes
    .map((node) => {
      if ('children' in node) {
        const words = wordsOf(node.children);
        return node.kind === 'block' ? trimmed(words) : words;
      }
      if (node.kind === 'sign') return node.text.includes('\n') ? '\n' : '';
      return node.kind === 'bullet' ? `${node.text.trim()} ` : node.text;
    })
    .join('');

const trimmed = (text: string): string => text.replace(/^\n+/, '').trimEnd();
