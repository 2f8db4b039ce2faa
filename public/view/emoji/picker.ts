/** All emoji to choose from: a popover at its button, and on a phone a sheet. */
import { h, icon, setText } from '../dom/element.ts';
import { placeAt } from '../dom/place-at.ts';
import { ownForm, ownTone, recentEmoji, rememberEmoji } from './chosen.ts';
import type { Emoji, EmojiSet } from './emoji-set.ts';
import { type Cell, emojiGrid, type Section } from './grid.ts';
import { loadEmojiSet } from './load-set.ts';
import { toneChoice } from './tone-choice.ts';
import { emojiWords } from './words.ts';

export interface PickerOptions {
  /** The button that opened it. */
  readonly anchor: HTMLElement;
  picked(emoji: string): void;
  /** The focus has to go somewhere. */
  closed(): void;
}

const MOST_FOUND = 80;
const MOST_COLUMNS = 8;
const CELL_REM = 2.75;
const PADDING_REM = 1.5;

export async function openPicker(o: PickerOptions): Promise<void> {
  if (o.anchor.ariaExpanded === 'true') return;
  o.anchor.ariaExpanded = 'true';
  const picker = h('div', {
    class: 'emoji-picker',
    popover: 'auto',
    role: 'dialog',
    'aria-label': emojiWords.name,
    // Before it is gone: what is typed at once then goes where the focus goes. Whoever pressed something else is there.
    onbeforetoggle: (event) => {
      const { activeElement } = document;
      if ((event as ToggleEvent).newState !== 'closed') return;
      if (picker.contains(activeElement) || activeElement === document.body) o.closed();
    },
    ontoggle: (event) => {
      if ((event as ToggleEvent).newState !== 'closed') return;
      // Only now: a press of the button closes it, and must not open it again.
      o.anchor.ariaExpanded = 'false';
      picker.remove();
    },
  });
  document.body.append(picker);
  const set = await loadEmojiSet();
  if (set === null) picker.append(h('p', { class: 'emoji-told', role: 'alert' }, emojiWords.missing));
  else fill(picker, set, o);
  picker.showPopover();
  // As `emoji.css` has it: below that it is a sheet.
  if (matchMedia('(width >= 40rem)').matches) placeAt(picker, o.anchor.getBoundingClientRect());
  // Not on a phone: its keyboard would cover the sheet.
  if (matchMedia('(pointer: fine)').matches) picker.querySelector('input')?.focus();
}

function fill(picker: HTMLElement, set: EmojiSet, { picked }: PickerOptions): void {
  const name = h('p', { class: 'emoji-name', 'aria-hidden': 'true' });
  const told = h('p', { class: 'emoji-told soft', role: 'status' });
  const grid = emojiGrid({
    columns: columnsNow(),
    name: emojiWords.name,
    picked: (cell, event) => pick(cell.emoji, event.shiftKey),
    looked: (cell) => setText(name, cell?.name ?? ''),
  });
  const scroller = h('div', { class: 'emoji-scroller' }, grid.element, told);

  /** With Shift it stays open, for the next one. */
  const pick = (emoji: string, staysOpen: boolean) => {
    rememberEmoji(emoji);
    if (!staysOpen) picker.hidePopover();
    picked(emoji);
  };

  const cellsOf = (emoji: readonly Emoji[]): Cell[] => emoji.map(cellOf);
  const everything = (): Section[] => [
    { name: emojiWords.recent, cells: recentEmoji().map((emoji) => cellFor(emoji, set)) },
    ...set.groups.map((group, at) => ({ name: emojiWords.groups[at] ?? '', cells: cellsOf(group) })),
  ];

  const show = () => {
    const found = search.value.trim() === '' ? null : set.search(search.value, MOST_FOUND);
    grid.show(found === null ? everything() : [{ name: emojiWords.results, cells: cellsOf(found) }]);
    setText(
      told,
      found === null ? '' : found.length === 0 ? emojiWords.none : emojiWords.found(found.length),
    );
    told.classList.toggle('unseen', found === null || found.length > 0);
    categories.hidden = found !== null;
    if (found !== null) scroller.scrollTop = 0;
  };

  const search = h('input', {
    class: 'field',
    type: 'search',
    placeholder: emojiWords.search,
    'aria-label': emojiWords.search,
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'done',
    oninput: () => show(),
    onkeydown: (event) => {
      const { key, isComposing } = event as KeyboardEvent;
      if (isComposing) return;
      if (key === 'ArrowDown') grid.focus();
      else if (key === 'Enter') {
        const first = set.search(search.value, 1)[0];
        if (first !== undefined) pick(ownForm(first), false);
      } else return;
      event.preventDefault();
    },
  });
  const close = h(
    'button',
    {
      class: 'plain icon-only emoji-close',
      type: 'button',
      'aria-label': emojiWords.close,
      title: emojiWords.close,
      onclick: () => picker.hidePopover(),
    },
    icon('close'),
  );
  const categories = categoryBar(set, (at) => {
    const section = grid.sections.at(at - set.groups.length);
    if (section)
      scroller.scrollTop += section.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  });

  // Whoever goes on typing searches.
  grid.element.addEventListener('keydown', (event) => {
    if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey)
      search.focus();
  });
  picker.append(
    h('div', { class: 'emoji-head' }, search, close),
    categories,
    scroller,
    h('div', { class: 'emoji-foot' }, name, toneChoice(show)),
  );
  show();
}

/** A button for each group, with its first emoji. One is in the Tab order, arrow keys lead to the others. */
function categoryBar(set: EmojiSet, go: (at: number) => void): HTMLElement {
  const buttons = set.groups.map((group, at) =>
    h(
      'button',
      {
        class: 'emoji-category',
        type: 'button',
        tabindex: at === 0 ? 0 : -1,
        'aria-label': emojiWords.groups[at] ?? '',
        title: emojiWords.groups[at] ?? '',
        onclick: () => go(at),
      },
      group[0]?.emoji ?? '',
    ),
  );
  const bar = h(
    'div',
    { class: 'emoji-categories', role: 'toolbar', 'aria-label': emojiWords.categories },
    ...buttons,
  );
  bar.addEventListener('keydown', (event) => {
    const at = [...bar.children].indexOf(event.target as Element);
    const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step = /^Arrow(Left|Right)$/.test(event.key) ? (event.key === forward ? 1 : -1) : 0;
    if (at < 0 || step === 0) return;
    const next = buttons.at((at + step) % buttons.length);
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next?.focus();
    event.preventDefault();
  });
  return bar;
}

function cellOf(emoji: Emoji): Cell {
  const form = ownForm(emoji);
  const tone = emojiWords.tones[ownTone()] ?? '';
  return { emoji: form, name: form === emoji.emoji ? emoji.name : emojiWords.toned(emoji.name, tone) };
}

/** As it was chosen, whatever the colour of skin is now. */
const cellFor = (emoji: string, set: EmojiSet): Cell => ({ emoji, name: set.about(emoji)?.name ?? emoji });

/** As many as fit beside each other, at any size of letters. */
function columnsNow(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.max(3, Math.min(MOST_COLUMNS, Math.floor((innerWidth / rem - PADDING_REM) / CELL_REM)));
}
