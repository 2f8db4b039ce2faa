/** What the room menu offers, with its questions. Loaded when first needed. */
import '../styles/menu.css';
import { h, icon } from './element.ts';
import { askToForget } from './questions.ts';

export interface RoomMenuOptions {
  /** Clears what this device keeps of the room, and leaves it. */
  forget(): void;
}

const ID = 'room-menu-items';

/** Stands behind its button, so that Tab goes from one to the other. */
export function mountRoomMenuItems(button: HTMLElement, o: RoomMenuOptions): () => void {
  let closeQuestion: (() => void) | null = null;

  const ask = () => {
    menu.hidePopover();
    closeQuestion = askToForget(() => o.forget());
  };
  const menu = h(
    'div',
    { class: 'menu', id: ID, popover: 'auto' },
    h(
      'button',
      { class: 'plain', type: 'button', onclick: ask },
      icon('delete'),
      'Forget this room on this device',
    ),
  );
  button.after(menu);

  return () => {
    closeQuestion?.();
    menu.remove();
  };
}

export function showRoomMenu(button: HTMLElement): void {
  const menu = button.nextElementSibling;
  if (!(menu instanceof HTMLElement) || menu.id !== ID) return;
  menu.togglePopover();
  menu.querySelector('button')?.focus();
}
