/** The palette: what is typed leads to a room, a person or a command. The focus stays in the field, as in ARIA's combobox
 *  pattern. */
import { openDialog } from '../dialogs/dialog.ts';
import { h, icon, setText } from '../dom/element.ts';
import { entriesFor, type PaletteEntry } from './palette-list.ts';
import { keyWords } from './words.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function openPalette(all: readonly PaletteEntry[], closed: () => void): () => void {
  let options: readonly HTMLElement[] = [];
  let active = 0;
  const list = h('div', {
    class: 'palette-list',
    id: 'palette-list',
    role: 'listbox',
    'aria-label': keyWords.palette,
    onmousedown: (event) => event.preventDefault(),
  });
  const told = h('p', { class: 'soft palette-told', 'aria-live': 'polite' });
  const field = h('input', {
    class: 'field',
    type: 'text',
    role: 'combobox',
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: 'false',
    autofocus: true,
    enterkeyhint: 'go',
    placeholder: keyWords.find,
    'aria-label': keyWords.find,
    'aria-expanded': 'true',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    oninput: () => show(),
    onkeydown: (event) => pressed(event as KeyboardEvent),
  });

  const walkTo = (index: number) => {
    active = index;
    for (const [at, option] of options.entries()) option.ariaSelected = String(at === active);
    const option = options[active];
    if (option === undefined) return field.removeAttribute('aria-activedescendant');
    field.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };

  const optionOf = (entry: PaletteEntry, index: number) =>
    h(
      'div',
      {
        class: 'palette-option',
        id: `palette-${index}`,
        role: 'option',
        onclick: () => choose(entry),
        onpointermove: () => index !== active && walkTo(index),
      },
      icon(entry.icon),
      h('bdi', {}, entry.words),
      entry.about === '' ? null : h('bdi', { class: 'soft' }, entry.about),
    );

  let found: readonly PaletteEntry[] = [];
  const show = () => {
    found = entriesFor(field.value, all);
    options = found.map(optionOf);
    const sections = [...new Set(found.map(({ section }) => section))];
    list.replaceChildren(
      ...sections.map((section) =>
        h(
          'div',
          { role: 'group', 'aria-label': keyWords.sections[section] },
          h('p', { class: 'palette-heading', 'aria-hidden': 'true' }, keyWords.sections[section]),
          ...options.filter((_, at) => found[at]?.section === section),
        ),
      ),
    );
    list.hidden = found.length === 0;
    field.ariaExpanded = String(found.length > 0);
    const isNothing = found.length === 0;
    setText(told, isNothing ? keyWords.nothing : field.value === '' ? '' : keyWords.found(found.length));
    told.classList.toggle('unseen', !isNothing);
    walkTo(0);
  };

  const choose = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    close();
    entry.run();
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    const step = STEPS[event.key];
    if (step !== undefined && options.length > 0) walkTo((active + step + options.length) % options.length);
    else if (event.key === 'Enter') choose(found[active]);
    else return;
    event.preventDefault();
  };

  const close = openDialog({ heading: keyWords.palette, closed }, field, told, list);
  show();
  return close;
}
