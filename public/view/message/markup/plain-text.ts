/** A formatted text where only text can be: in a quote, in a notification, read aloud. Loaded after the page. */
import { actionSign } from '../action-text.ts';
import { linksIn } from '../linkify.ts';
import { parseMarkup } from './markup.ts';
import type { Markup } from './tree.ts';

/** Without the signs of formatting and of an action; what stands before the items of a list stays. */
export function plainText(text: string): string {
  const words = text.slice(actionSign(text).length);
  return trimmed(wordsOf(parseMarkup(words, linksIn(words))));
}

/** Of a file its name stands in the first line, and is no formatting. */
export function plainWords(words: string, isFile: boolean): string {
  const end = isFile ? words.indexOf('\n') : 0;
  if (end === 0) return plainText(words);
  return end < 0 ? words : `${words.slice(0, end)}\n${plainText(words.slice(end + 1))}`;
}

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
