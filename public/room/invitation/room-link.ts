/** Which room an address names, and the links that invite to a room. Pure. */
import { closeEnd, isClosed, withoutMarks } from './glued-text.ts';
import { readRoomId } from './room-id.ts';
import { isRoomParameter, type NamedRoom, namedRooms, ROOM_PARAMETER } from './room-parameter.ts';

export interface RoomAddress {
  readonly roomId: string;
  /** What stands behind the #; null for an open room. */
  readonly key: string | null;
}

export type Destination =
  | ({ readonly kind: 'room' } & RoomAddress)
  /** The address names no room: make one. */
  | { readonly kind: 'fresh'; readonly isSealed: boolean }
  /** It was changed on its way, or written by hand, and may mean these; the likeliest first. */
  | { readonly kind: 'unsure'; readonly rooms: readonly RoomAddress[] }
  | { readonly kind: 'malformed' }
  /** There is something behind the # that is no key: the link was cut or damaged. */
  | { readonly kind: 'locked' };

/** What stands behind the # of a sealed room's link: at least 128 bits as base64url. */
export const ROOM_KEY = /^[\w-]{22,86}$/;
/** 16 random bytes as base64url: 22 characters, the last of which has two bits. So it is never `-` or `_`. */
export const KEY_BYTES = 16;
const DRAWN_KEY = /^[\w-]{21}[AQgw]/;

export function destination(url: URL): Destination {
  const named = namedRooms(url);
  const key = named[0]?.isInHash ? null : readKey(url.hash);
  if (named.length === 0) {
    // The address of a sealed room lost its middle. Another room is not what was meant.
    if (key !== null && key !== 'damaged') return { kind: 'malformed' };
    return { kind: 'fresh', isSealed: url.searchParams.has('sealed') };
  }
  if (named.some(hasEncodedKey)) return { kind: 'locked' };
  const readings = named.map(({ text }) => readRoomId(text, isAtEnd(url, text)));
  const ids = readings.flatMap((one) =>
    one.kind === 'sure' ? one.id : one.kind === 'unsure' ? one.ids : [],
  );
  if (ids.length === 0) return { kind: 'malformed' };
  if (key === 'damaged') return { kind: 'locked' };
  const [roomId = ''] = ids;
  if (ids.length === 1 && named[0]?.isSure && readings[0]?.kind === 'sure')
    return { kind: 'room', roomId, key };
  return { kind: 'unsure', rooms: ids.map((id) => ({ roomId: id, key })) };
}

/** The # was encoded too. Without its key a sealed room would be an open one. */
const hasEncodedKey = ({ text }: NamedRoom): boolean => /^[\w-]{1,64}(?:#|%23)/.test(text);

/** Whether text around the link may have become part of this parameter; a closed end is our own. */
function isAtEnd({ search, searchParams, hash }: URL, text: string): boolean {
  const [name, value] = [...searchParams].at(-1) ?? [];
  return (
    hash === '' && !isClosed(search) && (value === text || (value === '' && name?.endsWith(text) === true))
  );
}

function readKey(hash: string): string | 'damaged' | null {
  const text = decoded(hash.slice(1));
  if (text === '') return null;
  const key = [text, withoutMarks(text)].find((one) => ROOM_KEY.test(one));
  if (key === undefined) return beforeText(text) ?? 'damaged';
  return !isClosed(hash) && /^[-_]+$/.test(key.slice(22)) ? (beforeText(key) ?? key) : key;
}

/** A key as the page makes it, where it cannot go on. */
function beforeText(text: string): string | null {
  return DRAWN_KEY.test(text) && !/^[\w-]*[a-z\d]/i.test(text.slice(22)) ? text.slice(0, 22) : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const behindHash = (key: string | null): string => (key === null ? '' : `#${closeEnd(key)}`);

/** The page's address with its room in it, as it is written; whatever else stood there stays. */
export function withRoom(url: URL, { roomId, key }: RoomAddress): URL {
  const address = new URL(url);
  const { searchParams } = address;
  const strays = [...searchParams.keys()].filter((name) => name !== ROOM_PARAMETER && isRoomParameter(name));
  for (const name of ['sealed', ...strays]) searchParams.delete(name);
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
