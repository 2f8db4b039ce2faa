/** The page of a room whose browser lets nobody connect. Loaded with what finds that. */
import { h } from '../dom/element.ts';
import { blockedWords } from './blocked-words.ts';
import { mountDeadEnd } from './dead-end.ts';
import { shellWords } from './words.ts';

export function mountBlocked(root: HTMLElement, retry: () => void): () => void {
  return mountDeadEnd(
    root,
    blockedWords,
    h('ul', {}, ...blockedWords.remedies.map((remedy) => h('li', {}, remedy))),
    h('button', { class: 'primary', type: 'button', onclick: () => retry() }, shellWords.retry),
  );
}
