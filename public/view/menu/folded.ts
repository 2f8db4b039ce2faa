/** What the masthead has no space for (`shell/masthead.css` says when), as items of the room menu. Each presses the button
 *  that it stands for. */
import { h, icon, setText } from '../dom/element.ts';
import { place } from '../dom/place.ts';

/** In the order of the masthead, with their icons; the theme's tells which is on. */
const BUTTONS = [
  ['rooms', 'rooms'],
  ['copy-link', 'link'],
  ['hand-link', 'share'],
  ['show-qr', 'qr'],
  ['call', 'call'],
  ['theme', 'system'],
] as const;

/** Puts them at the beginning of the menu. */
export function mountFolded(menu: HTMLElement): () => void {
  const items = BUTTONS.map(([id, symbol]) => {
    const button = place(id, HTMLButtonElement);
    const words = h('span');
    const press = () => {
      menu.hidePopover();
      button.click();
    };
    const element = h('button', { class: 'plain', type: 'button', onclick: press }, icon(symbol), words);
    const update = () => {
      setText(words, button.title);
      element.hidden = button.hidden || button.checkVisibility();
    };
    return { element, update };
  });
  const update = () => {
    for (const item of items) item.update();
  };
  menu.prepend(...items.map(({ element }) => element));
  menu.addEventListener('beforetoggle', update);
  // The window may change while the menu is open.
  addEventListener('resize', update);
  update();
  return () => {
    menu.removeEventListener('beforetoggle', update);
    removeEventListener('resize', update);
  };
}
