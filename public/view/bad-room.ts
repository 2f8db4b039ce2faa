/** What the page says where the address holds something that cannot be a room. */
import { mountDeadEnd } from './dead-end.ts';

export interface BadRoomOptions {
  freshRoom(): void;
}

export const mountBadRoom = (root: HTMLElement, o: BadRoomOptions): (() => void) =>
  mountDeadEnd(root, {
    heading: 'There is no such room',
    words: [
      'The name of a room has up to 64 letters, digits, hyphens and underscores. The one in this address has something else, perhaps because the link was cut or changed on its way.',
      'Ask for the link again, or start a room of your own.',
    ],
    action: { name: 'Start a new room', run: () => o.freshRoom() },
  });
