/** The calm, lasting word that this tab can no longer keep what is said. */
import { effect, type ReadonlySignal } from '../room/reactive.ts';
import { h } from './element.ts';

export interface KeepingOptions {
  readonly isKeeping: ReadonlySignal<boolean>;
}

const WORDS =
  "This browser's storage is full: what is said from now on is lost when you close or reload this page.";

export function mountKeeping(root: HTMLElement, o: KeepingOptions): () => void {
  const note = h('p', { class: 'keeping' }, WORDS);
  const stop = effect(() => {
    if (o.isKeeping.value) note.remove();
    else root.append(note);
  });
  return () => {
    stop();
    note.remove();
  };
}
