/** What the bar of the search consists of. Does not know what is found. */
import { MAX_QUERY_LENGTH } from '../../room/search/query.ts';
import { h, icon } from '../dom/element.ts';
import { searchWords } from './words.ts';

export interface ControlOptions {
  /** With whom the conversation is private; null for the room. */
  readonly partner: string | null;
  /** The list of people. */
  readonly from: HTMLElement;
  typed(): void;
  /** To the next result, or by -1 to the one before. */
  step(by: 1 | -1): void;
  close(): void;
}

export interface Controls {
  readonly bar: HTMLElement;
  readonly box: HTMLInputElement;
  /** How many results there are. */
  readonly count: HTMLElement;
  /** Those that lead from one to another. */
  readonly steps: readonly HTMLButtonElement[];
}

export function searchControls({ partner, from, typed, step, close }: ControlOptions): Controls {
  const box = h('input', {
    type: 'search',
    class: 'search-box',
    dir: 'auto',
    'aria-label': searchWords.name,
    placeholder: partner === null ? searchWords.inRoom : searchWords.inPrivate(partner),
    title: searchWords.hint,
    maxlength: MAX_QUERY_LENGTH,
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    oninput: typed,
  });
  // Not live: what is found is read out once, when somebody stopped typing.
  const count = h('span', { class: 'search-count' });
  const button = (symbol: string, name: string, title: string, run: () => void) =>
    h(
      'button',
      { class: 'plain icon-only', type: 'button', 'aria-label': name, title, onclick: run },
      icon(symbol),
    );
  const steps = [
    button('up', searchWords.next, searchWords.nextIs, () => step(1)),
    button('down', searchWords.previous, searchWords.previousIs, () => step(-1)),
  ];
  const closing = button('close', searchWords.close, searchWords.close, close);
  const bar = h(
    'form',
    { class: 'search-bar', role: 'search', autocomplete: 'off' },
    h('div', { class: 'search-field' }, icon('search'), box, count),
    from,
    h('div', { class: 'search-steps' }, ...steps, closing),
  );
  // The keyboards of phones submit.
  bar.addEventListener('submit', (event) => {
    event.preventDefault();
    step(1);
  });
  bar.addEventListener('keydown', (event) => {
    // Of an input method that is still at a word.
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && event.target === box) {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    }
  });
  return { bar, box, count, steps };
}
