/**
 * What is pasted or dropped. Text and links go into the box. Files cannot be sent yet: this is said here, and whoever
 * makes them sendable begins with `take`. Nothing that is dropped leads the page away.
 */
import { insertText } from '../dom/insert-text.ts';
import { loadPart } from '../lazy-parts.ts';
import { excessOf } from './composer-note.ts';
import { hasFiles, textOf } from './transfer-text.ts';
import { composerWords } from './words.ts';

export interface TransferPlaces {
  /** What belongs to the box: what is dropped there goes into it. */
  readonly pane: HTMLElement;
  readonly box: HTMLTextAreaElement;
}

/** Whether something of this page is being dragged. */
let isOwnDrag = false;

/** `tell` says why something is not taken. */
export function mountTransfers({ pane, box }: TransferPlaces, tell: (words: string) => void): () => void {
  const excessWith = (text: string): number =>
    excessOf(box.value.slice(0, box.selectionStart) + text + box.value.slice(box.selectionEnd));

  /** A text that is too long is not taken at all: half of it would be worse. */
  const put = (text: string | null, refusal: string) => {
    const excess = excessWith(text ?? '');
    if (text === null) tell(refusal);
    else if (excess > 0) tell(composerWords.notTaken.tooLong(excess));
    else insertText(box, text);
  };

  /** `isNatural`: the browser would insert plain text by itself. */
  const take = (event: Event, transfer: DataTransfer, isNatural: boolean) => {
    const { types } = transfer;
    const text = textOf(transfer);
    const isPlain = !hasFiles(transfer) && text === transfer.getData('text/plain');
    if (types.length === 0 || (isNatural && isPlain && excessWith(text) === 0)) return;
    event.preventDefault();
    const html = transfer.getData('text/html');
    const refusal = hasFiles(transfer) ? composerWords.notTaken.files : composerWords.notTaken.noText;
    if (text !== null || html === '') put(text, refusal);
    else void loadPart('rest').then((rest) => put(rest?.textOfHtml(html) ?? null, refusal));
  };

  const pasted = (event: ClipboardEvent) => {
    const { clipboardData, target } = event;
    if (event.defaultPrevented || clipboardData === null) return;
    if (target === box) take(event, clipboardData, true);
    // Elsewhere on the page nothing would happen, and without a word.
    else if (!isField(target) && !isInDialog(target)) take(event, clipboardData, false);
  };

  /** Other fields take text for themselves. */
  const isForBox = ({ target, dataTransfer }: DragEvent) =>
    target === box || (!isOwnDrag && (!isField(target) || (dataTransfer !== null && hasFiles(dataTransfer))));

  const isMine = (event: DragEvent) =>
    !event.defaultPrevented && !isInDialog(event.target) && isForBox(event);

  const dragged = (event: DragEvent) => {
    if (event.dataTransfer === null || !isMine(event) || isLeftToBrowser(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };

  const dropped = (event: DragEvent) => {
    if (event.dataTransfer === null || !isMine(event)) return;
    // Moved within the box, or from the transcript to where it was dropped.
    if (isOwnDrag && isLeftToBrowser(event)) return;
    take(event, event.dataTransfer, event.target === box);
  };

  const life = new AbortController();
  const { signal } = life;
  pane.addEventListener('paste', pasted, { signal });
  pane.addEventListener('dragenter', dragged, { signal });
  pane.addEventListener('dragover', dragged, { signal });
  pane.addEventListener('drop', dropped, { signal });
  return () => life.abort();
}

/** For the whole life of the page, also where there is no room on it: browsers open what is dropped on a page that
 *  does not take it, and the page would be gone. */
export function keepPageFromDrops(): void {
  const refused = (event: DragEvent) => {
    if (event.defaultPrevented || isLeftToBrowser(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
  };
  for (const type of ['dragenter', 'dragover', 'drop'] as const) addEventListener(type, refused);
  addEventListener('dragstart', () => setOwnDrag(true), true);
  for (const type of ['dragend', 'drop'] as const) addEventListener(type, () => setOwnDrag(false));
}

function setOwnDrag(isOwn: boolean): void {
  isOwnDrag = isOwn;
}

/** Text on its way into a field: the browser puts it where the pointer is. */
const isLeftToBrowser = ({ target, dataTransfer }: DragEvent): boolean =>
  isField(target) && dataTransfer?.types.includes('text/plain') === true && !hasFiles(dataTransfer);

const isField = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) &&
  !target.readOnly &&
  !target.disabled;

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog') !== null;
