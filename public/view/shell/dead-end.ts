/** A page state in which there is no room: what is wrong in plain words, and at most one thing to do about it. */
import './dead-end.css';
import { h } from '../dom/element.ts';

export interface DeadEnd {
  readonly heading: string;
  readonly words: readonly string[];
  readonly action?: { readonly name: string; run(): void };
}

export function mountDeadEnd(root: HTMLElement, { heading, words, action }: DeadEnd): () => void {
  const section = h(
    'section',
    { class: 'dead-end' },
    h('h2', {}, heading),
    ...words.map((paragraph) => h('p', {}, paragraph)),
    action === undefined
      ? null
      : h('button', { class: 'primary', type: 'button', onclick: () => action.run() }, action.name),
  );
  root.append(section);
  return () => section.remove();
}
