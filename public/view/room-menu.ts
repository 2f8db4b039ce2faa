/** What is rarely done with a room, behind one button. */
import { h, icon } from './element.ts';
import { later } from './later.ts';

export interface RoomMenuOptions {
  /** Clears what this device keeps of the room, and leaves it. */
  forget(): void;
}

export function mountRoomMenu(root: HTMLElement, o: RoomMenuOptions): () => void {
  let closeQuestion: (() => void) | null = null;
  let isClosed = false;

  const ask = async () => {
    menu.hidePopover();
    const part = await later('questions');
    if (part !== null && !isClosed) closeQuestion = part.askToForget(() => o.forget());
  };

  const menu = h(
    'div',
    { class: 'menu', id: 'room-menu-items', popover: 'auto' },
    h(
      'button',
      { class: 'plain', type: 'button', onclick: () => void ask() },
      icon('delete'),
      'Forget this room on this device',
    ),
  );
  const button = h(
    'button',
    {
      class: 'plain icon-only',
      type: 'button',
      title: 'Room menu',
      'aria-label': 'Room menu',
      popovertarget: 'room-menu-items',
    },
    icon('menu'),
  );
  root.append(button, menu);

  return () => {
    isClosed = true;
    closeQuestion?.();
    root.replaceChildren();
  };
}
