/** The button of the room menu; loads its contents when pressed. */
import { loadPart } from '../lazy-parts.ts';
import type { RoomMenuOptions } from './room-menu-items.ts';

export function mountRoomMenu(button: HTMLButtonElement, o: RoomMenuOptions): () => void {
  let closeMenu: (() => void) | null = null;

  const open = async () => {
    const part = await loadPart('rest', { tellsFailure: true });
    if (part === null || button.hidden) return;
    closeMenu ??= part.mountRoomMenuItems(button, o);
    part.showRoomMenu(button);
  };
  const pressed = () => void open();
  button.addEventListener('click', pressed);
  button.hidden = false;

  return () => {
    closeMenu?.();
    closeMenu = null;
    button.removeEventListener('click', pressed);
    button.hidden = true;
  };
}
