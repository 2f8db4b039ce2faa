/** A few words that say that something was done, for a moment. Loaded after the page. */
import { readAloud } from '../aloud/read-aloud.ts';
import { h } from './element.ts';
import './passing-note.css';

const SHOWN_MS = 2_500;

let shown: HTMLElement | null = null;

/** Screen readers hear it too. */
export function showPassing(words: string): void {
  shown?.remove();
  const note = h('p', { class: 'passing-note', 'aria-hidden': 'true' }, words);
  document.body.append(note);
  shown = note;
  readAloud(words);
  setTimeout(() => note.remove(), SHOWN_MS);
}
