/** The box messages are written in. Whether a message may be said is not decided here; what is not said is kept. */
import { h, setText } from './element.ts';

/** `too-many`: this member has said as much as a room takes. */
export type SayRefusal = 'blank' | 'too-long' | 'too-many';

export interface ComposerOptions {
  say(text: string): SayRefusal | null;
  readonly draft: { load(): string; save(text: string): void };
  /** In UTF-16 units, as `String.length` counts. */
  readonly maxLength: number;
}

/** The count appears when this share of the length is left. */
const COUNT_FROM = 0.1;

export function mountComposer(form: HTMLFormElement, o: ComposerOptions): () => void {
  const count = h('p', { class: 'composer-count', id: 'message-count' });
  const problem = h('p', { class: 'problem', id: 'message-problem', role: 'alert' });
  const box = h('textarea', {
    class: 'composer-box',
    id: 'message',
    rows: 1,
    dir: 'auto',
    placeholder: 'Write a message',
    enterkeyhint: 'send',
    'aria-describedby': 'message-problem message-count',
    oninput: () => typed(),
    onkeydown: (event) => pressed(event as KeyboardEvent),
  });
  const send = h(
    'button',
    // Pressing the button must not take the focus from the box, nor fold the keyboard of a phone.
    { class: 'primary composer-send', type: 'submit', onmousedown: (event) => event.preventDefault() },
    'Send',
  );
  const field = h('div', { class: 'composer-field' }, box, send);
  const notes = h('div', { class: 'composer-notes' }, problem, count);

  const update = () => {
    const left = o.maxLength - box.value.length;
    setText(count, left >= 0 && left <= o.maxLength * COUNT_FROM ? `${left} characters left` : '');
    setText(problem, left < 0 ? `Too long by ${-left} characters: shorten it to send it` : '');
    box.toggleAttribute('aria-invalid', false);
    if (left < 0) box.setAttribute('aria-invalid', 'true');
    form.toggleAttribute('data-blank', box.value.trim() === '');
    autosize(box);
  };

  const typed = () => {
    o.draft.save(box.value);
    update();
  };

  const submit = (event: Event) => {
    event.preventDefault();
    box.focus();
    const refusal = o.say(box.value);
    if (refusal === null) {
      box.value = '';
      typed();
    } else if (refusal === 'too-long') {
      setText(problem, problem.textContent || 'This message is too long: shorten it to send it');
    } else if (refusal === 'too-many') {
      setText(problem, 'This room keeps no more messages of yours: go on in a new one');
    }
  };

  const pressed = (event: KeyboardEvent) => {
    // Enter also ends a composition; Safari tells so only by the key code.
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  };

  form.append(h('label', { class: 'unseen', for: 'message' }, 'Message'), field, notes);
  form.addEventListener('submit', submit);
  box.value = o.draft.load();
  update();
  // On a phone the keyboard would cover the room before it was seen.
  if (matchMedia('(pointer: fine)').matches) box.focus();

  return () => {
    form.removeEventListener('submit', submit);
    form.replaceChildren();
  };
}

/** Where the stylesheet's `field-sizing` is not known yet. */
function autosize(box: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  box.style.setProperty('height', 'auto');
  box.style.setProperty('height', `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`);
}
