/** The page that asks which room something is for that was shared with it. Loaded for that alone. */
import './choose-room.css';
import { h } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { chooseRoomWords } from './choose-room-words.ts';
import { hideRoom } from './dead-end.ts';
import { hasStarted } from './stopped.ts';

export interface ChooseRoomOptions {
  readonly text: string;
  readonly rooms: readonly { readonly name: string; choose(): void }[];
  freshRoom(): void;
}

export function mountChooseRoom({ text, rooms, freshRoom }: ChooseRoomOptions): void {
  const words = chooseRoomWords;
  const button = (onclick: () => void, ...children: (Node | string)[]) =>
    h('button', { class: 'plain bordered', type: 'button', onclick }, ...children);
  const section = h(
    'section',
    { class: 'dead-end choose-room' },
    h('h2', {}, words.heading),
    h(
      'p',
      { class: 'shared-text', dir: 'auto', tabindex: 0, role: 'region', 'aria-label': words.what },
      text,
    ),
    h('p', { class: 'soft' }, words.whatHappens),
    h(
      'div',
      { class: 'ways-out' },
      ...rooms.map(({ name, choose }) => button(choose, h('bdi', {}, name))),
      button(freshRoom, words.freshRoom),
    ),
  );
  hasStarted();
  hideRoom();
  place('room', HTMLElement).append(section);
}
