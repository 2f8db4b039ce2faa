/** The list of rooms that this device knows, with ways to new ones. Follows what other tabs do. */
import './rooms.css';
import type { KnownRoom } from '../../room/keep/known-rooms.ts';
import { h } from '../dom/element.ts';
import { type RoomRow, type RoomRowOptions, roomRow } from './known-room-row.ts';
import { roomsWords } from './words.ts';

export interface RoomListOptions extends RoomRowOptions {
  /** As they are now, the last one first. */
  rooms(): readonly KnownRoom[];
  /** Calls back whenever they change, until the returned function is called. */
  follow(changed: () => void): () => void;
  newRoom(isSealed: boolean): void;
}

export interface RoomList {
  readonly element: HTMLElement;
  /** The buttons to new rooms. */
  readonly actions: readonly HTMLElement[];
  close(): void;
}

export function roomList(o: RoomListOptions): RoomList {
  const rows = new Map<string, RoomRow>();
  const list = h('ul', { class: 'known-rooms-list', 'aria-label': roomsWords.heading });
  const where = h('p', { class: 'soft known-rooms-where' }, roomsWords.where);
  const empty = h(
    'div',
    { class: 'known-rooms-empty' },
    h('h3', {}, roomsWords.empty),
    h('p', { class: 'soft' }, roomsWords.whyEmpty),
  );
  const update = () => {
    const rooms = o.rooms();
    const shown = rooms.map((room) => {
      const key = `${room.roomId} ${room.roomVerifier}`;
      const row = rows.get(key) ?? roomRow(room, o);
      rows.set(key, row);
      row.show(room);
      return row.element;
    });
    inPlace(list, shown);
    list.hidden = where.hidden = rooms.length === 0;
    empty.hidden = rooms.length > 0;
  };
  const newRoom = (words: string, isSealed: boolean) =>
    h(
      'button',
      {
        class: isSealed ? 'plain bordered' : 'primary',
        type: 'button',
        onclick: () => o.newRoom(isSealed),
      },
      words,
    );

  update();
  return {
    element: h('div', { class: 'known-rooms' }, list, where, empty),
    actions: [newRoom(roomsWords.newSealedRoom, true), newRoom(roomsWords.newRoom, false)],
    close: o.follow(update),
  };
}

/** An element that is inserted again loses the focus: those in place stay, and one that moved has it again. */
function inPlace(list: HTMLElement, shown: readonly HTMLElement[]): void {
  const before = [...list.children];
  if (shown.length === before.length && shown.every((element, at) => element === before[at])) return;
  const focused = document.activeElement;
  const at = before.findIndex((element) => element.contains(focused));
  list.replaceChildren(...shown);
  if (at < 0 || !(focused instanceof HTMLElement)) return;
  if (focused.isConnected) focused.focus();
  else shown[Math.min(at, shown.length - 1)]?.querySelector<HTMLElement>('a[href], button')?.focus();
}
