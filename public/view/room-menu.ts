/** The button to what is rarely done with a room. */
import { h, icon } from './element.ts';
import { later } from './later.ts';
import type { RoomMenuOptions } from './room-menu-items.ts';

export function mountRoomMenu(root: HTMLElement, o: RoomMenuOptions): () => void {
  let closeMenu: (() => void) | null = null;

  const open = async () => {
    const part = await later('roomMenuItems');
    if (part === null || !button.isConnected) return;
    closeMenu ??= part.mountRoomMenuItems(button, o);
    part.showRoomMenu(button);
  };
  const button = h(
    'button',
    {
      class: 'plain icon-only',
      type: 'button',
      title: 'Room menu',
      'aria-label': 'Room menu',
      'aria-haspopup': 'true',
      onclick: () => void open(),
    },
    icon('menu'),
  );
  root.append(button);

  return () => {
    closeMenu?.();
    closeMenu = null;
    root.replaceChildren();
  };
}
