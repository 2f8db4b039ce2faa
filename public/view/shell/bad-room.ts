/** What the page says where the link leads into no room. */

import { h } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { type DeadEnd, mountDeadEnd } from './dead-end.ts';

/** `malformed`: its name cannot be one. `locked`: the key behind the # is missing, damaged or wrong. */
export type BadRoom = 'malformed' | 'locked';

export interface BadRoomOptions {
  freshRoom(): void;
}

const WORDS: Record<BadRoom, Pick<DeadEnd, 'heading' | 'words'>> = {
  malformed: {
    heading: 'There is no such room',
    words: [
      'The name of a room has up to 64 letters, digits, hyphens and underscores. The one in this address has something else, perhaps because the link was cut or changed on its way.',
      'Ask for the link again, or start a room of your own.',
    ],
  },
  locked: {
    heading: 'This link has no key that fits',
    words: [
      'The part after # is the key to the room. It never reaches the server, so only people who have the whole link can give it to you.',
      'Ask one of them for the link again, and copy it to its very end.',
    ],
  },
};

export function mountBadRoom(root: HTMLElement, which: BadRoom, o: BadRoomOptions): () => void {
  const status = place('status', HTMLElement);
  if (which === 'locked') {
    status.dataset.kind = 'refused';
    status.replaceChildren(h('p', {}, 'This room is sealed: open the full link, including the part after #'));
  }
  const close = mountDeadEnd(root, {
    ...WORDS[which],
    action: { name: 'Start a new room', run: () => o.freshRoom() },
  });
  return () => {
    close();
    status.replaceChildren();
  };
}
