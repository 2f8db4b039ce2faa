/** The page that asks which room is meant. */
import { h } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { mountDeadEnd } from './dead-end.ts';
import { deadEndWords } from './dead-end-words.ts';

export interface WhichRoomOptions {
  /** The likeliest first. */
  readonly rooms: readonly { readonly roomId: string; open(): void }[];
  freshRoom(): void;
}

/** For a link that was changed on its way and may mean one room or another. */
export function mountWhichRoom({ rooms, freshRoom }: WhichRoomOptions): void {
  const buttons = rooms.map(({ roomId, open }, at) =>
    h(
      'button',
      { class: at === 0 ? 'primary' : 'plain bordered', type: 'button', onclick: open },
      h('span', {}, ...deadEndWords.openRoom(h('bdi', {}, roomId))),
    ),
  );
  place('which-fresh', HTMLButtonElement).before(...buttons);
  mountDeadEnd('which', 'which-fresh', freshRoom);
}
