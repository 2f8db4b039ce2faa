/** The calm, lasting word that this tab can no longer keep what is said. It stands in index.html, hidden until it is true. */
import { effect, type ReadonlySignal } from '../room/reactive.ts';

export interface KeepingOptions {
  readonly isKeeping: ReadonlySignal<boolean>;
}

export function mountKeeping(note: HTMLElement, o: KeepingOptions): () => void {
  const stop = effect(() => {
    note.hidden = o.isKeeping.value;
  });
  return () => {
    stop();
    note.hidden = true;
  };
}
