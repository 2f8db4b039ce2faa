/** One room of the list: a link to it, and what may be done with it. */
import type { KnownRoom } from '../../room/keep/known-rooms.ts';
import { h, icon, setText } from '../dom/element.ts';
import { clockWording, dayWording } from '../transcript/moment.ts';
import { listOf } from '../words/lists.ts';
import { roomsWords } from './words.ts';

export interface RoomRowOptions {
  /** Null: it is on the page, or its key is not on this device. */
  linkTo(room: KnownRoom): string | null;
  isHere(room: KnownRoom): boolean;
  /** An empty name takes it back. What is wrong with it, or null. */
  rename(room: KnownRoom, name: string): string | null;
  forget(room: KnownRoom): void;
  now(): number;
}

export interface RoomRow {
  readonly element: HTMLElement;
  show(room: KnownRoom): void;
}

const MANY = 99;

/** What a person calls it, or its id. */
export const nameOfRoom = ({ label, roomId }: KnownRoom): string => label ?? roomId;

export function roomRow(first: KnownRoom, o: RoomRowOptions): RoomRow {
  let room = first;
  const name = h('bdi', { class: 'known-room-name' });
  const id = h('bdi', { class: 'known-room-id' });
  const lock = h(
    'span',
    { class: 'known-room-lock', role: 'img', 'aria-label': roomsWords.sealed },
    icon('lock'),
  );
  lock.title = roomsWords.sealed;
  const people = h('bdi', { class: 'known-room-people' });
  const state = h('span', { class: 'known-room-state' });
  const badge = h('span', { class: 'known-room-badge' });
  const link = h(
    'a',
    { class: 'known-room-link' },
    h('span', { class: 'known-room-title' }, lock, name, id),
    h('span', { class: 'known-room-about' }, state, people),
    badge,
  );
  const problem = h('p', { class: 'problem', role: 'alert' });
  const field = h('input', {
    class: 'field',
    type: 'text',
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'done',
    onkeydown: (event) => pressed(event as KeyboardEvent),
    onblur: () => isNaming() && finish(true),
  });
  const naming = h('div', { class: 'known-room-naming', hidden: true }, field, problem);
  const button = (symbol: string, run: () => void) =>
    h('button', { class: 'plain icon-only', type: 'button', onclick: run }, icon(symbol));
  const renameButton = button('edit', () => begin());
  const forgetButton = button('delete', () => o.forget(room));
  const element = h('li', { class: 'known-room' }, link, naming, renameButton, forgetButton);

  const isNaming = () => !naming.hidden;
  const begin = () => {
    field.value = room.label ?? '';
    setText(problem, '');
    naming.hidden = false;
    link.hidden = renameButton.hidden = true;
    field.focus();
    field.select();
  };
  /** Leaving the field keeps what is allowed; what is not stays to be corrected only while one is there. */
  const finish = (isLeft: boolean) => {
    const wrong = field.value === (room.label ?? '') ? null : o.rename(room, field.value);
    if (wrong !== null && !isLeft) return setText(problem, wrong);
    end();
  };
  const end = () => {
    if (!isNaming()) return;
    const hadFocus = document.activeElement === field;
    naming.hidden = true;
    link.hidden = renameButton.hidden = false;
    if (hadFocus) renameButton.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    // Escape closes the field, not the dialog around it.
    event.stopPropagation();
    if (event.key === 'Enter') finish(false);
    else end();
  };

  return {
    element,
    show(next) {
      room = next;
      const called = nameOfRoom(room);
      const [address, isHere] = [o.linkTo(room), o.isHere(room)];
      const { label, isSealed, unread } = room;
      setText(name, called);
      name.toggleAttribute('data-id', label === null);
      setText(id, label === null ? '' : room.roomId);
      lock.hidden = !isSealed;
      setText(people, listOf(room.people));
      setText(state, stateWords(room, isHere, address === null, o.now()));
      setText(badge, unread === 0 ? '' : unread > MANY ? roomsWords.many : String(unread));
      if (unread > 0) badge.setAttribute('aria-label', roomsWords.unread(unread));
      if (unread > 0) badge.setAttribute('role', 'img');
      if (address === null || isHere) link.removeAttribute('href');
      else link.href = address;
      if (isHere) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
      renameButton.title = roomsWords.rename(called);
      forgetButton.title = roomsWords.forget(called);
      field.ariaLabel = roomsWords.nameFor(room.roomId);
      field.placeholder = room.roomId;
    },
  };
}

function stateWords({ lastHere }: KnownRoom, isHere: boolean, isLocked: boolean, now: number): string {
  if (isHere) return roomsWords.here;
  if (isLocked) return roomsWords.needsLink;
  return roomsWords.lastHere(dayWording(lastHere, now), clockWording(lastHere));
}
