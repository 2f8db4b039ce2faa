/** Which room an address names, and the links that invite to a room. Pure. */
import { closeEnd } from './closed-end.ts';

export const ROOM_PARAMETER = 'roomId';
/** Names a message of the room, for whoever opens the link. */
export const MESSAGE_PARAMETER = 'message';

export interface RoomAddress {
  readonly roomId: string;
  /** What stands behind the #; null for an open room. */
  readonly key: string | null;
}

export type Destination =
  | ({ readonly kind: 'room' } & RoomAddress)
  /** The address names no room: make one. */
  | { readonly kind: 'fresh'; readonly isSealed: boolean }
  /** The list of rooms that this device knows. */
  | { readonly kind: 'rooms' }
  /** It was changed on its way, or written by hand, and may mean these; the likeliest first. */
  | { readonly kind: 'unsure'; readonly rooms: readonly RoomAddress[] }
  | { readonly kind: 'malformed' }
  /** There is something behind the # that is no key: the link was cut or damaged. */
  | { readonly kind: 'locked' };

/** What stands behind the # of a sealed room's link: at least 128 bits as base64url. */
export const ROOM_KEY = /^[\w-]{22,86}$/;
/** 16 random bytes as base64url: 22 characters, the last of which has two bits. So it is never `-` or `_`. */
export const KEY_BYTES = 16;

const PLAIN_PARAMETERS = new Set([ROOM_PARAMETER, 'sealed', 'rooms', 'debug', MESSAGE_PARAMETER]);
/** As the page makes them. */
const PLAIN_ID = /^[a-z\d](?:[\w-]{0,62}[a-z\d])?$/i;
const PLAIN_KEY = /^[\w-]{21}[AQgw]$/;

/** Of an address as the page itself writes it; null for any other, which takes more to read. */
export function plainDestination({ searchParams, hash }: URL): Destination | null {
  const key = hash === '' ? null : hash.slice(1);
  const ids = searchParams.getAll(ROOM_PARAMETER);
  const [roomId = ''] = ids;
  const isPlain =
    [...searchParams].every(([name, value]) => PLAIN_PARAMETERS.has(name) && (name !== 'rooms' || !value)) &&
    (key === null || PLAIN_KEY.test(key)) &&
    ids.every((id) => PLAIN_ID.test(id));
  if (!isPlain || ids.length > 1) return null;
  if (ids.length === 1) return { kind: 'room', roomId, key };
  return key === null ? roomless(searchParams) : null;
}

/** Of an address that is not plain: whether it names a room, and only its key is none. */
export const hasStrayKey = ({ searchParams, hash }: URL): boolean =>
  hash.length > 1 && searchParams.getAll(ROOM_PARAMETER).every((id) => PLAIN_ID.test(id));
/** Where an address leads that names no room. */
export const roomless = (searchParams: URLSearchParams): Destination =>
  searchParams.has('rooms') ? { kind: 'rooms' } : { kind: 'fresh', isSealed: searchParams.has('sealed') };

const behindHash = (key: string | null): string => (key === null ? '' : `#${closeEnd(key)}`);

/** The page's address with its room in it, as it is written; whatever else stood there stays. */
export function withRoom(url: URL, { roomId, key }: RoomAddress): URL {
  const address = new URL(url);
  const { searchParams } = address;
  searchParams.delete('sealed');
  searchParams.delete('rooms');
  searchParams.set(ROOM_PARAMETER, roomId);
  address.search = closeEnd(address.search);
  address.hash = behindHash(key);
  return address;
}

/** What people share: the room and nothing else of the address. */
export function inviteLink({ pathname, origin }: URL, { roomId, key }: RoomAddress): string {
  const end = key === null ? closeEnd(roomId) : `${roomId}${behindHash(key)}`;
  return `${origin}${pathname}?${ROOM_PARAMETER}=${end}`;
}

/** The page that makes a fresh room. */
export const freshRoomLink = ({ pathname, origin }: URL, isSealed = false): string =>
  `${origin}${pathname}${isSealed ? '?sealed' : ''}`;

/** The page with the list of rooms. */
export const roomsLink = ({ pathname, origin }: URL): string => `${origin}${pathname}?rooms`;
