/** The calm, lasting word that this tab can no longer keep what is said. It stands in index.html, hidden until it is true. */
import type { Conversation } from '../../room/conversation.ts';
import { effect } from '../../room/reactive.ts';

export interface KeepingOptions {
  readonly talk: Pick<Conversation, 'isKeeping'>;
}

export function mountKeeping(note: HTMLElement, o: KeepingOptions): () => void {
  const stop = effect(() => {
    note.hidden = o.talk.isKeeping.value;
  });
  return () => {
    stop();
    note.hidden = true;
  };
}
