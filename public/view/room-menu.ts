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
    const part = await later('confirm');
    if (part === null || isClosed) return;
    closeQuestion = part.openConfirm({
      heading: 'Forget this room?',
      words: [
        'This device forgets who you were here, your draft and everything that was said, and you leave the room. Opening the link again, you come back as somebody new.',
        'What you said stays with the others.',
      ],
      action: 'Forget and leave',
      run: () => o.forget(),
    });
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
