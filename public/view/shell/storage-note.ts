/** The note when what is said is not kept. Loaded after the page. */
import type { Conversation } from '../../room/conversation.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';

export interface StorageNoteOptions {
  readonly talk: Pick<Conversation, 'isKeeping'>;
  /** Whether the device keeps less than it was asked to. */
  readonly isLosing: ReadonlySignal<boolean>;
}

/** The note is in index.html, hidden while all is kept. */
export function mountStorageNote(note: HTMLElement, o: StorageNoteOptions): () => void {
  const stop = effect(() => {
    note.hidden = o.talk.isKeeping.value && !o.isLosing.value;
  });
  return () => {
    stop();
    note.hidden = true;
  };
}
