/** How many are here, beside the heading of the People list. In a narrow window, where the list is a strip, a button that
 *  opens all of it. Loaded after the page. */
import './people-count.css';
import type { People } from '../../room/people/people.ts';
import { effect } from '../../room/reactive.ts';
import { h, setText } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { numberOf } from '../words/locale.ts';
import { personWords } from './person-words.ts';

export function mountPeopleCount(list: HTMLElement, { members }: Pick<People, 'members'>): () => void {
  const pane = list.closest<HTMLElement>('.people');
  const heading = pane?.querySelector('h2');
  if (!pane || !heading) return () => undefined;
  // Not in the name of the list, which stays the same.
  const number = h('span', { class: 'people-number', 'aria-hidden': 'true' });
  const count = h('span', { 'aria-hidden': 'true' });
  const button = h(
    'button',
    {
      class: 'plain people-more',
      type: 'button',
      'aria-expanded': 'false',
      onclick: () => open(!pane.hasAttribute('data-open')),
    },
    count,
    h('span', { class: 'people-chevron' }),
  );
  const open = (isOpen: boolean) => {
    pane.toggleAttribute('data-open', isOpen);
    document.body.toggleAttribute('data-people-open', isOpen);
    button.ariaExpanded = String(isOpen);
  };
  const alone = place('alone', HTMLElement);
  const onlyYou = alone.textContent;
  const stop = effect(() => {
    const keepers = members.value.filter(({ keeper }) => keeper !== null).length;
    const here = members.value.length + 1 - keepers;
    setText(number, numberOf(here));
    setText(count, numberOf(here));
    const words = personWords.here(here);
    button.title = button.ariaLabel = keepers > 0 ? personWords.andKeepers(words, keepers) : words;
    setText(alone, keepers > 0 ? personWords.aloneWithKeepers(keepers) : onlyYou);
  });
  const life = new AbortController();
  const { signal } = life;
  // Whoever goes on with something else needs the space; a dialog about somebody leads back to the list.
  const elsewhere = ({ target }: Event) => {
    if (target instanceof Element && target.closest('.room, .foot, .thread, .masthead')) open(false);
  };
  // Not while a button is pressed: the page would move below the pointer, and what was pressed not be clicked.
  let isPressed = false;
  const press = ({ type }: Event) => {
    isPressed = type === 'pointerdown';
  };
  for (const type of ['pointerdown', 'pointerup', 'pointercancel'] as const)
    document.addEventListener(type, press, { signal, capture: true });
  // Before the click does away with what it was on. A finger that scrolls ends in no click.
  for (const type of ['click', 'pointercancel'] as const)
    document.addEventListener(type, elsewhere, { signal, capture: true });
  document.addEventListener('focusin', (event) => !isPressed && elsewhere(event), { signal });
  pane.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !pane.hasAttribute('data-open')) return;
      open(false);
      button.focus();
    },
    { signal },
  );
  heading.append(number);
  pane.append(button);
  return () => {
    stop();
    life.abort();
    open(false);
    setText(alone, onlyYou);
    number.remove();
    button.remove();
  };
}
