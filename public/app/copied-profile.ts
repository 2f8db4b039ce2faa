/**
 * Another device has the key that I have here, because this browser's profile was copied: the one that came later
 * becomes somebody else, and both are told. Loaded after the page.
 */
import { systemClock } from '../net/clock.ts';
import { forgetWhoIAm } from '../room/keep/identity.ts';
import type { Store } from '../room/keep/storage.ts';
import { watchTwin } from '../room/people/twin-watch.ts';
import { effect } from '../room/reactive.ts';
import type { Room } from '../room/room.ts';
import { noteWords } from '../view/shell/note-words.ts';
import { type Notes, showNote } from '../view/shell/notes.ts';

export interface CopiedProfileOptions {
  readonly room: Pick<Room, 'id' | 'connection' | 'people'>;
  readonly store: Store;
  readonly notes: Notes;
  /** Loads the page again, as whoever the store says I am. */
  retry(): void;
}

export function watchCopiedProfile({ room, store, notes, retry }: CopiedProfileOptions): () => void {
  const reborn = `parley.copied.${room.id}`;
  let hide: () => void = () => undefined;
  const say = (words: string) => {
    hide();
    const dismiss = { words: noteWords.dismiss, run: () => hide() };
    hide = showNote(notes, { kind: 'copied', words, actions: [dismiss] });
  };
  const wasReborn = store.get(reborn) !== null;
  if (wasReborn) {
    store.remove(reborn);
    say(noteWords.copied.here);
  }
  const stopSaying = effect(() => {
    if (room.connection.twin.value === 'younger') say(noteWords.copied.elsewhere);
  });
  const stopWatching = watchTwin({
    ...room,
    clock: systemClock,
    becomeSomebodyElse() {
      // This device cannot forget who I am: once is enough.
      if (wasReborn) return;
      forgetWhoIAm(store, room.id);
      store.set(reborn, 'yes');
      store.whenStored(retry);
    },
    beginAnew: retry,
  });
  return () => {
    stopSaying();
    stopWatching();
    hide();
  };
}
