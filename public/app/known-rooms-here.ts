/** The rooms that this device knows, with what it takes to open and to follow them in the page. Loaded after it. */
import { createSeal, type Seal } from '../net/crypto/seal.ts';
import { inviteLink, plainDestination, type RoomAddress } from '../room/invitation/room-link.ts';
import { KnownRooms, nameOfPlace, type RoomPlace } from '../room/keep/known-rooms.ts';
import type { Store } from '../room/keep/storage.ts';
import { cleanName } from '../room/people/name.ts';
import type { RoomListOptions } from '../view/rooms/room-list.ts';
import { roomsWords } from '../view/rooms/words.ts';
import { deviceName, randomBytes } from './enter-room.ts';
import { forgetEverywhere } from './forget-everywhere.ts';
import type { RoomStores } from './forget-room.ts';

export interface RoomsOptions extends RoomStores {
  /** Of the page. */
  readonly url: URL;
  newRoom(isSealed: boolean): void;
}

const seals = new Map<string, Seal>();

function sealOf(roomId: string, key: string | null): Seal {
  const name = `${roomId} ${key}`;
  const seal = seals.get(name) ?? createSeal({ roomId, key }, randomBytes);
  seals.set(name, seal);
  return seal;
}

export const knownRoomsIn = (lastingStore: Store): KnownRooms => new KnownRooms(lastingStore, sealOf);

export const placeOf = ({ roomId, key }: RoomAddress): RoomPlace => ({
  roomId,
  roomVerifier: key === null ? null : sealOf(roomId, key).roomVerifier,
});

/** Changes that this page makes; the browser tells it only of those of others. */
const own = new EventTarget();

export const roomsChanged = (): void => void own.dispatchEvent(new Event('change'));

/** Calls back whenever a tab notes something of a room, until the returned function is called. */
export function followRooms(changed: () => void): () => void {
  const life = new AbortController();
  const { signal } = life;
  addEventListener('storage', ({ key }) => KnownRooms.isRow(key) && changed(), { signal });
  own.addEventListener('change', changed, { signal });
  return () => life.abort();
}

export function roomListOptions(o: RoomsOptions): RoomListOptions {
  const known = knownRoomsIn(o.lastingStore);
  const destination = plainDestination(new URL(location.href));
  const here =
    destination?.kind === 'room'
      ? deviceName(destination, sealOf(destination.roomId, destination.key))
      : null;
  return {
    rooms: () => known.all,
    follow: followRooms,
    isHere: (room) => nameOfPlace(room) === here,
    linkTo: ({ roomId, isSealed, keptKey }) =>
      isSealed && keptKey === null ? null : inviteLink(o.url, { roomId, key: keptKey }),
    rename(room, name) {
      const cleaned = cleanName(name);
      const isTakenBack = name.trim() === '';
      if (!isTakenBack && 'problem' in cleaned) return roomsWords.nameProblem[cleaned.problem];
      const label = 'name' in cleaned ? cleaned.name : null;
      const isKept = known.note(room, { label }, room.lastHere);
      roomsChanged();
      return isKept ? null : roomsWords.notKept;
    },
    forget(room) {
      void forgetEverywhere(nameOfPlace(room), o);
      roomsChanged();
    },
    newRoom: o.newRoom,
    now: () => Date.now(),
  };
}
