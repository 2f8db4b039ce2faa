/** Shows a phrase in place of another one. Loaded after the page. */
import type { Phrase } from '../words/phrase.ts';
import { setText } from './element.ts';

/** Elements that are in place stay there, and so does text that is the same. */
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
