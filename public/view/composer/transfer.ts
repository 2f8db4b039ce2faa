/**
 * What is pasted or dropped. Text and links go into the box, files into the tray above it, which comes in a part of its
 * own. Loaded after the page.
 */
import type { EntryId } from '../../room/log/entry.ts';
import type { MemberId } from '../../room/people/member.ts';
import { effect, type ReadonlySignal, type Signal } from '../../room/reactive.ts';
import { hasFiles, isField, isLeftToBrowser } from '../dom/drop-guard.ts';
import { insertText } from '../dom/insert-text.ts';
import type { Attached, FilesView } from '../files/files-view.ts';
import { excessOf } from './composer-note.ts';
import { textOfHtml } from './html-text.ts';
import type { Intent } from './intent.ts';
import { textOf } from './transfer-text.ts';
import { transferWords } from './transfer-words.ts';

/** How long it is told why something was not taken. */
const TOLD_MS = 15_000;

export interface TransferPlaces {
  /** What belongs to the box: what is dropped there goes into it. */
  readonly pane: HTMLElement;
  readonly form: HTMLFormElement;
  readonly box: HTMLTextAreaElement;
  /** Why something was not sent or taken. */
  readonly problem: HTMLElement;
}

export interface TransferOptions {
  /** Null until that part is loaded. */
  readonly files: ReadonlySignal<FilesView | null>;
  readonly intent: Signal<Intent | null>;
  /** Whom the box writes to in private; absent for the room. */
  readonly to?: MemberId;
}

/** `reset` shows the problem there is without what is told here. */
export function mountTransfers(
  { pane, form, box, problem }: TransferPlaces,
  reset: () => void,
  o: TransferOptions,
): () => void {
  /** Something of this page is being dragged. */
  let isOwnDrag = false;

  let timer = 0;

  /** Until something is written, or for a while. The same words are read out again. */
  const tell = (words: string) => {
    problem.replaceChildren(words);
    clearTimeout(timer);
    timer = window.setTimeout(reset, TOLD_MS);
  };

  const isEditing = () => o.intent.peek()?.kind === 'edit';
  let answered: Intent | null = null;
  const takeReply = (): EntryId | null => {
    answered = o.intent.peek();
    o.intent.value = null;
    return answered?.line.id ?? null;
  };
  /** Before what was written meanwhile; once nothing is edited any more. */
  const giveBack = (text: string, replyTo: EntryId | null) => {
    const stop = effect(() => {
      if (o.intent.value?.kind === 'edit') return;
      // After the box has its draft again.
      queueMicrotask(() => {
        stop();
        if (text !== '') {
          box.value = [text, box.value].filter((each) => each !== '').join('\n');
          const told = problem.textContent;
          box.dispatchEvent(new InputEvent('input', { bubbles: true }));
          if (told !== '' && problem.textContent === '') tell(told);
        }
        if (replyTo !== null && answered?.line.id === replyTo) o.intent.value ??= answered;
      });
    });
  };
  let attached: Attached | null = null;
  const detach = () => {
    attached?.close();
    attached = null;
  };
  const stopAttaching = effect(() => {
    detach();
    attached =
      o.files.value?.attach(
        { pane, form, box },
        { to: o.to ?? null, isEditing, takeReply, giveBack, tell },
      ) ?? null;
  });

  const excessWith = (text: string): number =>
    excessOf(box.value.slice(0, box.selectionStart) + text + box.value.slice(box.selectionEnd));

  /** A text that is too long is not taken at all: half of it would be worse. */
  const put = (text: string | null, refusal: string) => {
    const excess = excessWith(text ?? '');
    if (text === null) tell(refusal);
    else if (excess > 0) tell(transferWords.tooLong(excess));
    else insertText(box, text);
  };

  /** `isNatural`: the browser would insert plain text by itself. */
  const take = (event: Event, transfer: DataTransfer, isNatural: boolean) => {
    const { types } = transfer;
    const text = textOf(transfer);
    const isPlain = !hasFiles(transfer) && text === transfer.getData('text/plain');
    if (types.length === 0 || (isNatural && isPlain && excessWith(text) === 0)) return;
    event.preventDefault();
    if (text === null && hasFiles(transfer) && attached !== null) return attached.take(transfer);
    const refusal = hasFiles(transfer) ? transferWords.notYet : transferWords.noText;
    put(text ?? textOfHtml(transfer.getData('text/html')), refusal);
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

  const ownDrag = (is: boolean) => () => {
    isOwnDrag = is;
  };

  const life = new AbortController();
  const { signal } = life;
  document.addEventListener('dragstart', ownDrag(true), { signal });
  document.addEventListener('dragend', ownDrag(false), { signal });
  // After everybody who is told of the drop.
  addEventListener('drop', ownDrag(false), { signal });
  pane.addEventListener('paste', pasted, { signal });
  pane.addEventListener('dragenter', dragged, { signal });
  pane.addEventListener('dragover', dragged, { signal });
  pane.addEventListener('drop', dropped, { signal });
  return () => {
    clearTimeout(timer);
    life.abort();
    stopAttaching();
    detach();
  };
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog') !== null;
