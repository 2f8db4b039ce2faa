/** The page of a room whose browser lets nobody connect. Loaded with what finds that. */
import { h } from '../dom/element.ts';
import { blockedWords } from './blocked-words.ts';
import { hideRoom } from './dead-end.ts';
import { shellWords } from './words.ts';

export function mountBlocked(root: HTMLElement, retry: () => void): () => void {
  const { heading, explanation, remedies } = blockedWords;
  const section = h(
    'section',
    { class: 'dead-end', role: 'alert' },
    h('h2', {}, heading),
    h('p', {}, explanation),
    h('ul', {}, ...remedies.map((remedy) => h('li', {}, remedy))),
    h('button', { class: 'primary', type: 'button', onclick: () => retry() }, shellWords.retry),
  );
  root.append(section);
  const showRoom = hideRoom();
  return () => {
    section.remove();
    showRoom();
  };
}
