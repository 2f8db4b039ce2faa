/** The card of one file in the transcript: what it is, how far it is, who has it, and what can be done. */
import './card.css';
import type { RoomFiles } from '../../room/files/files-contract.ts';
import type { SharedFile } from '../../room/files/shared-file.ts';
import type { MemberId } from '../../room/people/member.ts';
import { effect } from '../../room/reactive.ts';
import { readAloud } from '../aloud/read-aloud.ts';
import { h, setText } from '../dom/element.ts';
import { setPhrase } from '../dom/set-phrase.ts';
import type { Phrase } from '../words/phrase.ts';
import { type CardMedia, cardMedia } from './card-media.ts';
import { type CardAction, type CardState, cardState } from './card-state.ts';
import { chooseFile } from './choose-file.ts';
import { fileIcon } from './file-icons.ts';
import { nameElement } from './name-element.ts';
import { fileKind } from './name-parts.ts';
import { saveReceived } from './saving.ts';
import { sizeWords } from './size-words.ts';
import { type HolderOptions, openWhoHasFile } from './who-has-file.ts';
import { fileWords } from './words.ts';

export interface CardOptions {
  readonly files: RoomFiles;
  readonly people: HolderOptions['people'];
  /** Who is to have it beside me, as the card stands. */
  receivers(card: HTMLElement): readonly MemberId[];
}

export interface Card {
  readonly element: HTMLElement;
  close(): void;
}

/** `tabIndex`: of the message that it stands in. */
export function fileCard(file: SharedFile, isOwn: boolean, tabIndex: number, o: CardOptions): Card {
  const { files, people } = o;
  const status = files.status(file.id);
  let state: CardState | null = null;
  /** Somebody waits for it: they are told aloud what becomes of it. */
  let isAwaited = false;
  let media: CardMedia | null = null;

  const button = (look: string, run: () => void) =>
    h('button', {
      class: `plain ${look}`,
      type: 'button',
      tabindex: tabIndex,
      onclick: (event) => {
        // The second press of two would do what the first one has put in its place.
        if (!(event instanceof MouseEvent && event.detail > 1)) run();
      },
    });

  const save = async () => {
    const outcome = await saveReceived(files, file);
    if (outcome === 'cancelled') return;
    const isSaved = outcome === 'saved';
    note(isSaved ? '' : fileWords.aloud.notSaved(file.name));
    if (isSaved) readAloud(fileWords.aloud.saved(file.name));
  };
  const choose = async () => {
    const chosen = await chooseFile();
    if (chosen !== null) note((await files.chooseAgain(file.id, chosen)) ? '' : fileWords.notThisFile);
  };
  const fetch = () => {
    isAwaited = true;
    files.fetch(file.id);
  };
  const ACTIONS: Readonly<Record<CardAction, () => void>> = {
    download: fetch,
    resume: fetch,
    retry: fetch,
    pause: () => files.pause(file.id),
    save: () => void save(),
    chooseAgain: () => void choose(),
  };
  const act = () => {
    if (state?.action != null) ACTIONS[state.action]();
  };

  const action = button('bordered file-button', act);
  const cancel = button('file-button', () => {
    isAwaited = false;
    files.cancel(file.id);
  });
  setText(cancel, fileWords.cancel);
  const have = button('file-have', () =>
    openWhoHasFile(file, { people, status, receivers: () => o.receivers(element) }),
  );
  const gone = h('span', { class: 'file-gone', hidden: true });
  const words = h('p', { class: 'file-state' });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const bar = h('div', { class: 'file-bar-done' });
  const progress = h(
    'div',
    {
      class: 'file-bar',
      role: 'progressbar',
      'aria-label': fileWords.progress(file.name),
      'aria-valuemin': 0,
      'aria-valuemax': 100,
    },
    bar,
  );
  const element = h(
    'div',
    { class: 'file', role: 'group', 'aria-label': file.name },
    h(
      'div',
      { class: 'file-head' },
      h('span', { class: 'file-icon' }, fileIcon(fileKind(file))),
      h(
        'div',
        { class: 'file-words' },
        nameElement(file.name),
        h('p', { class: 'file-facts' }, h('span', {}, sizeWords(file.bytes)), have, gone),
      ),
      h('div', { class: 'file-buttons' }, cancel, action),
    ),
    progress,
    words,
    problem,
  );

  const note = (text: string) => setText(problem, text);

  const showButtons = (next: CardState) => {
    const isLeft = (each: HTMLElement, isShown: boolean) => !isShown && document.activeElement === each;
    const isLost = isLeft(cancel, next.canCancel) || isLeft(action, next.action !== null);
    if (next.action !== null) setText(action, fileWords[next.action]);
    element.dataset.action = next.action ?? '';
    action.hidden = next.action === null;
    cancel.hidden = !next.canCancel;
    // The focus stays in the card.
    if (isLost) (next.action !== null ? action : element.closest('article'))?.focus({ preventScroll: true });
  };

  const showProgress = ({ progress: next }: CardState) => {
    progress.hidden = next === null;
    if (next === null) return;
    progress.ariaValueNow = String(next.percent);
    progress.ariaValueText = next.words;
    bar.style.setProperty('inline-size', `${next.percent}%`);
  };

  const showHolders = (next: CardState) => {
    const { holders, hadIt } = status.peek();
    have.hidden = next.have === null;
    if (next.have !== null) setText(have, fileWords.have(next.have.count, next.have.of));
    have.title = holders
      .map((id) => (id === people.self ? fileWords.holders.you : people.nameOf(id)))
      .join(', ');
    gone.hidden = !next.isGone;
    if (next.isGone) setPhrase(gone, [fileWords.nobodyHas, ' ', ...hadWords(hadIt)]);
  };
  const hadWords = ([first, second, ...more]: readonly MemberId[]): Phrase<Node> => {
    const name = (id: MemberId) => h('bdi', {}, people.nameOf(id));
    if (first === undefined) return [];
    if (second === undefined) return fileWords.had.one<Node>(name(first));
    return more.length === 0
      ? fileWords.had.two<Node>(name(first), name(second))
      : fileWords.had.many<Node>(name(first), name(second), more.length);
  };

  const tell = (next: CardState) => {
    if (!isAwaited || (next.action !== 'save' && !next.isProblem)) return;
    isAwaited = false;
    const { complete, failed } = fileWords.aloud;
    readAloud(next.isProblem ? failed(file.name, next.words.join(', ')) : complete(file.name));
  };

  const showMedia = (isHere: boolean) => {
    media ??= cardMedia(file, { files, tabIndex: tabIndexNow, save: () => void save(), act, note });
    media.update(isHere, element);
  };
  const tabIndexNow = () => action.tabIndex;

  const stop = effect(() => {
    const next = cardState({ file, isOwn, status: status.value, limits: files.limits.value });
    state = next;
    showButtons(next);
    showProgress(next);
    showHolders(next);
    setText(words, next.words.join(' · '));
    element.toggleAttribute('data-problem', next.isProblem);
    showMedia(next.action === 'save');
    tell(next);
  });

  return {
    element,
    close() {
      stop();
      media?.close();
      element.remove();
    },
  };
}
