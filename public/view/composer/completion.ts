/** The list above a box of what may be meant by its last letters: names after an `@`, emoji after a `:`. The focus stays in
 *  the box, as in ARIA's combobox pattern. Loaded after the page. */
import './completion.css';
import { h } from '../dom/element.ts';
import { insertText } from '../dom/insert-text.ts';

export interface Query {
  /** The position of its first character. */
  readonly start: number;
  readonly text: string;
}

export interface Option {
  /** Tells options apart. */
  readonly key: string;
  /** What it puts in place of the query. */
  readonly words: string;
  content(): Node[];
}

export interface CompletionSource {
  /** Of the list. */
  name(): string;
  queryAt(text: string, caret: number): Query | null;
  optionsFor(query: string): readonly Option[];
}

export interface Completion {
  /** What a source knows has changed. */
  update(): void;
  /** Idempotent. The list goes with the last source. */
  close(): void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** More than there are members, or codes that are offered: ids of options are numbers. */
const MOST_OPTIONS = 1_000;

const lists = new WeakMap<HTMLTextAreaElement, CompletionList>();
let made = 0;

export function addCompletion(box: HTMLTextAreaElement, source: CompletionSource): Completion {
  const list = lists.get(box) ?? completionList(box);
  lists.set(box, list);
  list.sources.add(source);
  list.update();
  return {
    update: () => list.update(),
    close() {
      list.sources.delete(source);
      if (list.sources.size > 0) return list.update();
      list.close();
      lists.delete(box);
    },
  };
}

interface CompletionList {
  readonly sources: Set<CompletionSource>;
  update(): void;
  close(): void;
}

interface Shown {
  readonly source: CompletionSource;
  readonly query: Query;
  readonly options: readonly Option[];
}

function completionList(box: HTMLTextAreaElement): CompletionList {
  const sources = new Set<CompletionSource>();
  let shown: Shown | null = null;
  let active = 0;
  /** The beginning of a query that is done with: an option was chosen, or Escape pressed. */
  let settledAt: number | null = null;
  let isComposing = false;

  made += 1;
  const nth = made;
  const id = `completion-list-${nth}`;
  const list = h('div', {
    class: 'completion',
    id,
    role: 'listbox',
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

  const elementFor = (option: Option, index: number) =>
    h(
      'div',
      {
        class: 'completion-option',
        id: `completion-option-${nth * MOST_OPTIONS + index}`,
        role: 'option',
        onclick: () => choose(index),
        // Not `pointerenter`: the list may appear below a resting pointer.
        onpointermove: () => index !== active && walkTo(index),
      },
      ...option.content(),
    );

  const hide = () => {
    if (shown === null) return;
    shown = null;
    list.hidden = true;
    list.replaceChildren();
    box.removeAttribute('aria-controls');
    box.removeAttribute('aria-activedescendant');
  };

  /** The first source that has a query at the caret has the list. */
  const queryNow = () => {
    if (box.selectionStart !== box.selectionEnd || document.activeElement !== box) return null;
    for (const source of sources) {
      const query = source.queryAt(box.value, box.selectionStart);
      if (query !== null) return { source, query };
    }
    return null;
  };

  const update = () => {
    if (isComposing) return;
    const next = queryNow();
    if (next?.query.start !== settledAt) settledAt = null;
    const options = next === null || settledAt !== null ? [] : next.source.optionsFor(next.query.text);
    if (next === null || options.length === 0) return hide();
    const before = shown;
    shown = { ...next, options };
    if (before?.source === next.source && keysOf(before.options) === keysOf(options)) return;
    list.hidden = false;
    list.ariaLabel = next.source.name();
    list.replaceChildren(...options.map(elementFor));
    box.setAttribute('aria-controls', id);
    walkTo(0);
  };

  const choose = (index: number) => {
    const option = shown?.options[index];
    if (shown === null || option === undefined) return;
    const { start } = shown.query;
    const end = box.selectionEnd;
    const words = `${option.words}${/^\s/.test(box.value.slice(end)) ? '' : ' '}`;
    hide();
    settledAt = start;
    box.setSelectionRange(start, end);
    insertText(box, words);
  };

  const pressed = (event: KeyboardEvent) => {
    if (shown === null || event.isComposing || event.keyCode === 229) return;
    if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = STEPS[event.key];
    const { length } = shown.options;
    if (step !== undefined) walkTo((active + step + length) % length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(active);
    else if (event.key === 'Escape') {
      settledAt = shown.query.start;
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

  return {
    sources,
    update,
    close() {
      life.abort();
      hide();
      list.remove();
      box.removeAttribute('aria-autocomplete');
    },
  };
}

const keysOf = (options: readonly Option[]): string => options.map(({ key }) => key).join('\n');
