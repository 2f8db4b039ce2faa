/** The dialog "Import": merges a signed file into the room, and says what came of it. Loaded when first needed. */
import './export.css';
import type { Conversation } from '../../room/conversation.ts';
import type { People } from '../../room/people/people.ts';
import { importFile } from '../../room/signed-file/import-file.ts';
import type { RoomOfFile } from '../../room/signed-file/signed-file.ts';
import { openDialog } from '../dialogs/dialog.ts';
import { h, setText } from '../dom/element.ts';
import { inSlices } from '../dom/slices.ts';
import { type ResultOptions, resultParagraphs } from './import-result.ts';
import { exportWords } from './words.ts';

export interface ImportDialogOptions extends RoomOfFile {
  readonly talk: Pick<Conversation, 'sync' | 'hasEntriesOf'>;
  readonly people: Pick<People, 'nameOf'>;
}

export function openImport(o: ImportDialogOptions): () => void {
  const words = exportWords.import;
  const told = h('div', { class: 'import-told', role: 'status' });
  const bar = h('progress', { 'aria-label': words.label, hidden: true });
  const count = h('p', { class: 'soft', hidden: true });
  const picker = h('input', { type: 'file', hidden: true, onchange: () => void read() });
  const choose = h(
    'button',
    { class: 'primary', type: 'button', onclick: () => picker.click() },
    words.choose,
  );
  const stop = h(
    'button',
    { class: 'plain bordered', type: 'button', hidden: true, onclick: () => reading?.abort() },
    words.stop,
  );
  let reading: AbortController | null = null;

  const showReading = (isReading: boolean) => {
    for (const element of [bar, count, stop]) element.hidden = !isReading;
    choose.hidden = isReading;
    setText(choose, words.another);
    (isReading ? stop : choose).focus();
  };

  const progress = (lines: number, of: number) => {
    bar.max = Math.max(1, of);
    bar.value = lines;
    setText(count, words.progress(lines, of));
  };

  const read = async () => {
    const [file] = picker.files ?? [];
    if (file === undefined) return;
    reading = new AbortController();
    const { signal } = reading;
    told.replaceChildren();
    bar.removeAttribute('value');
    setText(count, words.reading);
    showReading(true);
    const paragraphs = await outcome(file, o, progress, signal);
    reading = null;
    // The same file may be chosen again.
    picker.value = '';
    told.replaceChildren(...paragraphs);
    showReading(false);
  };

  return openDialog(
    { heading: words.heading, actions: [stop, choose], closed: () => reading?.abort() },
    h('p', {}, words.explanation),
    picker,
    bar,
    count,
    told,
  );
}

async function outcome(
  file: File,
  o: ImportDialogOptions,
  progress: (lines: number, of: number) => void,
  signal: AbortSignal,
): Promise<HTMLElement[]> {
  const { talk, people, roomId, isSealed, signingContext } = o;
  try {
    const result = await importFile({
      chunks: chunksOf(file),
      signingContext,
      sync: talk.sync,
      hasEntriesOf: (author) => talk.hasEntriesOf(author),
      pause: inSlices(),
      progress,
      signal,
    });
    const options: ResultOptions = { nameOf: (id) => people.nameOf(id), roomId, isSealed };
    return resultParagraphs(result, options, signal.aborted);
  } catch {
    // It was changed or taken away since it was chosen.
    return [h('p', { class: 'problem' }, exportWords.import.unreadable)];
  }
}

/** Not every browser lets one iterate over a stream. */
async function* chunksOf(file: File): AsyncGenerator<Uint8Array, void> {
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}
