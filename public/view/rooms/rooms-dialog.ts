/** The list of rooms: over the page of a room, and as a page of its own. Loaded after the page. */
import type { KnownRoom } from '../../room/keep/known-rooms.ts';
import { confirm } from '../dialogs/confirm.ts';
import { openDialog } from '../dialogs/dialog.ts';
import { h } from '../dom/element.ts';
import { hideRoom } from '../shell/dead-end.ts';
import { hasStarted } from '../shell/stopped.ts';
import { nameOfRoom } from './known-room-row.ts';
import { type RoomListOptions, roomList } from './room-list.ts';
import { roomsWords } from './words.ts';

/** Asks before anything is forgotten. */
const asking = (o: RoomListOptions): RoomListOptions => ({
  ...o,
  forget: (room) => void askToForgetRoom(room, o.linkTo(room) === null, () => o.forget(room)),
});

/** The returned function closes it. */
export function openRoomsDialog(o: RoomListOptions): () => void {
  const list = roomList(asking(o));
  return openDialog({ heading: roomsWords.heading, actions: list.actions, closed: list.close }, list.element);
}

export function mountRoomsPage(root: HTMLElement, o: RoomListOptions): void {
  const list = roomList(asking(o));
  hasStarted();
  hideRoom();
  root.append(
    h(
      'section',
      { class: 'dead-end rooms-page', 'aria-labelledby': 'rooms-heading' },
      h('h2', { id: 'rooms-heading' }, roomsWords.heading),
      list.element,
      h('div', { class: 'ways-out' }, ...[...list.actions].reverse()),
    ),
  );
}

function askToForgetRoom(room: KnownRoom, needsLink: boolean, run: () => void): () => void {
  const { heading, explanation, withoutLink, action } = roomsWords.forgetting;
  return confirm(
    {
      heading: h('span', {}, ...heading(h('bdi', {}, nameOfRoom(room)))),
      explanation: needsLink ? [...explanation, withoutLink] : explanation,
      action,
    },
    run,
  );
}
