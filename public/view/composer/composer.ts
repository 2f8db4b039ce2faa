/** The box that messages are written in. The room decides what may be said; what is not said stays as a draft. */

import type { Conversation } from '../../room/conversation.ts';
import { effect } from '../../room/reactive.ts';
import { isBlank } from '../../room/text/visible.ts';
import { setText } from '../dom/element.ts';
import { loadPart } from '../lazy-parts.ts';
import { lengthNote, sayRefusal } from './composer-note.ts';
import type { TransferOptions, TransferPlaces } from './transfer.ts';
import { composerWords } from './words.ts';

export interface ComposerOptions extends TransferOptions {
  readonly talk: Pick<Conversation, 'say' | 'edit'>;
  /** Called for ArrowUp in an empty box. */
  editLast(): void;
  readonly draft: { load(): string; save(text: string): void };
  /** The most messages of one member in a room. */
  readonly maxMessages: number;
}

export interface ComposerPlaces extends TransferPlaces {
  readonly send: HTMLButtonElement;
  readonly count: HTMLElement;
  /** The box's `aria-describedby` names its id with `-words` after it. */
  readonly intent: HTMLElement;
}

export function mountComposer(places: ComposerPlaces, o: ComposerOptions): () => void {
  const { form, box, send, count, problem } = places;
  // A copy in memory: storage may be full or forbidden.
  let draft = o.draft.load();

  const sendWord = send.textContent;
  let closers: readonly (() => void)[] = [];

  /** Tried again when it is needed. Until then the browser pastes text by itself. */
  const mountRest = async () => {
    const part = await loadPart('rest');
    if (part === null || form.hidden || closers.length > 0) return;
    closers = [
      part.mountIntent(places.intent, o.intent),
      part.mountTransfers(places, update, o),
      part.completeCommands(box, isPrivate),
    ];
  };

  const isPrivate = o.to !== undefined;
  const isEditing = () => o.intent.peek()?.kind === 'edit';

  const update = () => {
    const note = lengthNote(box.value);
    setText(count, note.count);
    setText(problem, note.problem);
    if (note.problem === '') box.removeAttribute('aria-invalid');
    else box.setAttribute('aria-invalid', 'true');
    form.toggleAttribute('data-blank', isBlank(box.value));
    autosize(box);
  };

  const fill = (text: string) => {
    if (box.value !== text) box.value = text;
    update();
  };

  const keep = (text: string) => {
    draft = text;
    o.draft.save(text);
  };

  const typed = () => {
    if (!isEditing()) keep(box.value);
    update();
  };

  const submit = (event: Event) => {
    event.preventDefault();
    box.focus();
    if (box.value.startsWith('/') && !isEditing()) void obey(box.value);
    else say(box.value);
  };

  /** What begins with a slash is for the page, which has to be able to tell: until then it is not sent. */
  const obey = async (typed: string) => {
    const part = await loadPart('rest', { tellsFailure: true });
    if (part === null || box.value !== typed) return;
    part.obey(typed, { isPrivate, say, tell: (words) => setText(problem, words), done: () => said() });
  };

  const say = (text: string) => {
    const intent = o.intent.peek();
    const refusal =
      intent?.kind === 'edit' ? o.talk.edit(intent.line.id, text) : o.talk.say(text, intent?.line.id ?? null);
    if (refusal !== null) {
      const words = sayRefusal(refusal, isEditing(), o.maxMessages);
      if (words !== '') setText(problem, words);
      return;
    }
    said();
    o.intent.value = null;
    fill(draft);
  };

  const said = () => {
    if (isEditing()) return;
    keep('');
    fill('');
  };

  const pressed = (event: KeyboardEvent) => {
    // Enter also ends an IME composition; Safari says so only by this key code.
    if (event.isComposing || event.keyCode === 229) return;
    const hasIntent = o.intent.peek() !== null;
    if (event.key === 'Enter' && !event.shiftKey) form.requestSubmit();
    else if (event.key === 'Escape' && hasIntent) o.intent.value = null;
    else if (event.key === 'ArrowUp' && box.value === '' && !hasIntent) o.editLast();
    else return;
    event.preventDefault();
  };

  const life = new AbortController();
  const { signal } = life;
  form.addEventListener('submit', submit, { signal });
  box.addEventListener('input', typed, { signal });
  box.addEventListener('keydown', pressed, { signal });
  // Pressing the button must not take the focus from the box, nor close the keyboard of a phone.
  send.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
  box.addEventListener('focus', () => void mountRest(), { signal });
  form.hidden = false;
  void mountRest();
  const stop = effect(() => {
    const intent = o.intent.value;
    setText(send, intent?.kind === 'edit' ? composerWords.save : sendWord);
    fill(intent?.kind === 'edit' ? intent.line.text : draft);
    if (intent === null) return;
    void mountRest();
    box.focus();
  });
  // Not on a phone: its keyboard would cover the room. Nor in a frame: people may be typing in the page around it.
  if (matchMedia('(pointer: fine)').matches && (parent === window || document.hasFocus())) box.focus();

  return () => {
    stop();
    for (const close of closers) close();
    life.abort();
    form.hidden = true;
  };
}

/** For browsers without `field-sizing`. */
function autosize(box: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  box.style.setProperty('height', 'auto');
  box.style.setProperty('height', `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`);
}
