/** Notes about the page itself, in the place of the banner about the server (`status`). The oldest is shown. */
import type { Signal } from '../../room/reactive.ts';
import type { StatusNote } from './status.ts';

export type Notes = Signal<readonly StatusNote[]>;

/** The answer takes it away again. `isUrgent`: before all others. */
export function showNote(notes: Notes, note: StatusNote, isUrgent = false): () => void {
  notes.value = isUrgent ? [note, ...notes.peek()] : [...notes.peek(), note];
  return () => {
    notes.value = notes.peek().filter((one) => one !== note);
  };
}
