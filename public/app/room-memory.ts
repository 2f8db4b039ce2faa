/** Notes in the list of rooms who is in this one, when one was last here, and what stays unread. Loaded after the page. */
import type { RoomAddress } from '../room/invitation/room-link.ts';
import type { RoomNews } from '../room/keep/known-rooms.ts';
import type { Store } from '../room/keep/storage.ts';
import type { MemberId } from '../room/people/member.ts';
import type { PrivateConversations } from '../room/private/private-conversations.ts';
import { effect, type Signal, signal } from '../room/reactive.ts';
import type { Room } from '../room/room.ts';
import { setText } from '../view/dom/element.ts';
import { place } from '../view/dom/place.ts';
import { isKeptElsewhere } from '../view/keep/keeper-wording.ts';
import type { KeyMemory } from '../view/menu/switches.ts';
import { followRooms, knownRoomsIn, placeOf, roomsChanged } from './known-rooms-here.ts';

export interface RoomMemoryOptions {
  readonly room: Room;
  readonly address: RoomAddress;
  /** Whether the page made the room up: then it is noted only once there is something to come back to. */
  readonly isFresh: boolean;
  readonly lastingStore: Store;
  readonly conversations: Pick<PrivateConversations, 'list'>;
  /** Set while the room is open, in a sealed room. */
  readonly keyMemory: Signal<KeyMemory | null>;
}

export interface RoomMemory {
  /** Whether the person may be asked to keep what was said; true once. Not while a keeper has it. */
  mayAskToKeep(): boolean;
  /** Idempotent. */
  close(): void;
}

/** Whoever gave the link away expects somebody to come. */
const SHARING = ['copy-link', 'hand-link', 'show-qr', 'empty-copy'];

export function openRoomMemory(o: RoomMemoryOptions): RoomMemory {
  const { people, talk } = o.room;
  const { key } = o.address;
  const known = knownRoomsIn(o.lastingStore);
  const here = placeOf(o.address);
  const life = new AbortController();
  const isKnown = signal(!o.isFresh || known.get(here) !== null);
  /** Everybody who was here meanwhile, whoever came or was renamed last at the end. */
  const met = new Map<MemberId, string>();

  const note = (news: RoomNews): boolean => {
    const now = Date.now();
    const isKept = known.note(here, { ...news, lastHere: now }, now, key);
    roomsChanged();
    return isKept;
  };

  let noted = '';
  const stopNoting = effect(() => {
    for (const { id, name } of people.members.value) {
      if (met.get(id) === name) continue;
      met.delete(id);
      met.set(id, name);
    }
    const unread = o.conversations.list.value.reduce((sum, each) => sum + each.unread, talk.unseen.value);
    void talk.lines.value;
    if (met.size > 0 || talk.hasSpoken) isKnown.value = true;
    if (!isKnown.value) return;
    const present = people.members.value.map(({ name }) => name);
    const names = [...new Set([...present, ...[...met.values()].reverse()])];
    const news = names.length > 0 ? { people: names, unread } : { unread };
    const content = JSON.stringify(news);
    if (content === noted) return;
    noted = content;
    note(news);
  });
  for (const id of SHARING)
    place(id, HTMLButtonElement).addEventListener(
      'click',
      () => {
        isKnown.value = true;
      },
      { signal: life.signal },
    );

  const isRemembered = signal(false);
  const readKey = () => {
    isRemembered.value = known.get(here)?.keptKey != null;
  };
  readKey();
  const turn = (isOn: boolean): boolean => {
    isKnown.value = true;
    return note({ keptKey: isOn ? key : null });
  };
  o.keyMemory.value = key === null ? null : { isOn: isRemembered, turn };

  const title = place('room-id', HTMLElement);
  const showLabel = () => {
    const label = known.get(here)?.label ?? null;
    title.toggleAttribute('data-label', label !== null);
    setText(title, label ?? o.address.roomId);
  };
  showLabel();
  const stopFollowing = followRooms(() => {
    showLabel();
    readKey();
  });

  return {
    mayAskToKeep() {
      if (isKeptElsewhere(people.members.peek())) return false;
      if (known.get(here)?.wasAskedToKeep === true) return false;
      return note({ wasAskedToKeep: true });
    },
    close() {
      if (life.signal.aborted) return;
      life.abort();
      stopFollowing();
      stopNoting();
      o.keyMemory.value = null;
      title.removeAttribute('data-label');
      if (isKnown.peek()) note({});
    },
  };
}
