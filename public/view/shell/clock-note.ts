/** What is said of a device whose clock is wrong. Loaded after the page. */
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { durationOf } from '../words/locale.ts';
import { noteWords } from './note-words.ts';
import { type Notes, showNote } from './notes.ts';

/** Empty while this device's clock is right. */
export const clockWording = (correctionMs: number): string =>
  correctionMs === 0
    ? ''
    : noteWords.clock[correctionMs > 0 ? 'behind' : 'ahead'](durationOf(Math.abs(correctionMs)));

export interface ClockNoteOptions {
  /** What the room's time adds to this device's clock, in milliseconds; 0 while that one is right. */
  readonly clockCorrection: ReadonlySignal<number>;
  readonly notes: Notes;
}

export function mountClockNote({ clockCorrection, notes }: ClockNoteOptions): () => void {
  // In words: the correction changes by milliseconds whenever clocks are read anew.
  let said = '';
  let hide: () => void = () => undefined;
  const note = (words: string) => ({
    kind: 'clock',
    words,
    actions: [{ words: noteWords.dismiss, run: () => hide() }],
  });
  const stop = effect(() => {
    const words = clockWording(clockCorrection.value);
    if (words === said) return;
    said = words;
    hide();
    hide = words === '' ? () => undefined : showNote(notes, note(words));
  });
  return () => {
    stop();
    hide();
  };
}
