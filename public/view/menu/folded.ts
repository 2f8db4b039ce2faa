/** What the masthead has no space for (`shell/masthead.css` says when), as items of the room menu. Each presses the button
 *  that it stands for. */
import { h, icon, setText } from '../dom/element.ts';
import { place } from '../dom/place.ts';

export interface FoldedGroups {
  readonly call: HTMLElement;
  readonly invite: HTMLElement;
  readonly rooms: HTMLElement;
  readonly appearance: HTMLElement;
}

/** In the order of the masthead, with their icons and groups; the theme's tells which is on. */
const BUTTONS = [
  ['rooms', 'rooms', 'rooms'],
  ['copy-link', 'link', 'invite'],
  ['hand-link', 'share', 'invite'],
  ['show-qr', 'qr', 'invite'],
  ['call', 'call', 'call'],
  ['theme', 'system', 'appearance'],
] as const;

/** Puts each into its group. */
export function mountFolded(menu: HTMLElement, groups: FoldedGroups): () => void {
  const items = BUTTONS.map(([id, symbol, group]) => {
    const button = place(id, HTMLButtonElement);
    const words = h('span');
    const press = () => {
      menu.hidePopover();
      button.click();
    };
    const element = h('button', { class: 'plain', type: 'button', onclick: press }, icon(symbol), words);
    groups[group].append(element);
    const update = () => {
      setText(words, button.title);
      element.hidden = button.hidden || button.checkVisibility();
    };
    return { update };
  });
  const update = () => {
    for (const item of items) item.update();
  };
  menu.addEventListener('beforetoggle', update);
  // The window may change while the menu is open.
  addEventListener('resize', update);
  update();
  return () => {
    menu.removeEventListener('beforetoggle', update);
    removeEventListener('resize', update);
  };
}
