/** The list of names above the box while an `@` and the beginning of a name are written. The focus stays in the box, as
 *  in ARIA's combobox pattern. Loaded after the page. */
import { aboveBoxWords } from './above-box-words.ts';
import './mention-list.css';
import type { Member } from '../../room/people/member.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { insertText } from '../dom/insert-text.ts';
import { avatar } from '../people/avatar.ts';
import { type MentionQuery, mentionQueryAt, namesFor } from './mention-query.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function mountMentionList(
  box: HTMLTextAreaElement,
  members: ReadonlySignal<readonly Member[]>,
): () => void {
  let query: MentionQuery | null = null;
  let names: readonly string[] = [];
  let active = 0;
  /** The position of an `@` that is done with: a name was chosen, or Escape pressed. */
  let settledAt: number | null = null;
  let isComposing = false;

  const list = h('div', {
    class: 'mention-list',
    id: 'mention-list',
    role: 'listbox',
    'aria-label': aboveBoxWords.mentionList,
    hidden: true,
    // Pressing an option must not take the focus from the box.
    onmousedown: (event) => event.preventDefault(),
  });

  const walkTo = (index: number) => {
    active = index;
    for (const [at, option] of [...list.children].entries()) {
      option.ariaSelected = String(at === active);
      if (at !== active) continue;
      box.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  };

  const optionFor = (name: string, index: number) => {
    const member = members.peek().find((each) => each.name === name);
    return h(
      'div',
      {
        class: 'mention-option',
        id: `mention-option-${index}`,
        role: 'option',
        onclick: () => choose(index),
        // Not `pointerenter`: the list may appear below a resting pointer.
        onpointermove: () => index !== active && walkTo(index),
      },
      avatar(member?.id ?? name, name),
      h('bdi', {}, name),
    );
  };

  const hide = () => {
    query = null;
    names = [];
    list.hidden = true;
    list.replaceChildren();
    box.removeAttribute('aria-controls');
    box.removeAttribute('aria-activedescendant');
  };

  const update = () => {
    if (isComposing) return;
    const caret = box.selectionStart === box.selectionEnd && document.activeElement === box;
    const next = caret ? mentionQueryAt(box.value, box.selectionStart) : null;
    if (next === null || next.start !== settledAt) settledAt = null;
    const fitting =
      next === null || settledAt !== null
        ? []
        : namesFor(
            next.text,
            members.peek().map(({ name }) => name),
          );
    if (fitting.length === 0) return hide();
    query = next;
    if (!list.hidden && fitting.join('\n') === names.join('\n')) return;
    names = fitting;
    list.hidden = false;
    list.replaceChildren(...names.map(optionFor));
    box.setAttribute('aria-controls', list.id);
    walkTo(0);
  };

  const choose = (index: number) => {
    const name = names[index];
    if (query === null || name === undefined) return;
    const { start } = query;
    const end = box.selectionEnd;
    const words = `@${name}${/^\s/.test(box.value.slice(end)) ? '' : ' '}`;
    hide();
    settledAt = start;
    box.setSelectionRange(start, end);
    insertText(box, words);
  };

  const pressed = (event: KeyboardEvent) => {
    if (list.hidden || event.isComposing || event.keyCode === 229) return;
    if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step !== undefined) walkTo((active + step + names.length) % names.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(active);
    else if (event.key === 'Escape') {
      settledAt = query?.start ?? null;
      hide();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const life = new AbortController();
  const { signal } = life;
  const composing = (is: boolean) => () => {
    isComposing = is;
    update();
  };
  // In the capture phase, before the composer: there Enter sends the message.
  box.form?.addEventListener('keydown', pressed, { signal, capture: true });
  box.form?.addEventListener('submit', update, { signal });
  box.addEventListener('input', update, { signal });
  box.addEventListener('blur', hide, { signal });
  box.addEventListener('compositionstart', composing(true), { signal });
  box.addEventListener('compositionend', composing(false), { signal });
  document.addEventListener('selectionchange', update, { signal });
  box.setAttribute('aria-autocomplete', 'list');
  box.after(list);
  const stop = effect(() => {
    void members.value;
    update();
  });

  return () => {
    stop();
    life.abort();
    hide();
    list.remove();
    box.removeAttribute('aria-autocomplete');
  };
}
