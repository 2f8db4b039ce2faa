/** Which room an address names, and the links that invite to a room. Pure. */
import { isRoomId } from '../../../src/protocol.ts';

export interface RoomAddress {
  readonly roomId: string;
  /** What stands behind the #; null for an open room. */
  readonly key: string | null;
}

export type Destination =
  | ({ readonly kind: 'room' } & RoomAddress)
  /** The address names no room: make one. */
  | { readonly kind: 'fresh'; readonly isSealed: boolean }
  | { readonly kind: 'malformed' }
  /** There is something behind the # that is no key: the link was cut or damaged. */
  | { readonly kind: 'locked' };

/** What stands behind the # of a sealed room's link: at least 128 bits as base64url. */
export const ROOM_KEY = /^[\w-]{22,86}$/;
/** 16 random bytes as base64url. */
export const KEY_BYTES = 16;
export function destination({ searchParams, hash }: URL): Destination {
  const roomId = searchParams.get('roomId');
  const key = hash === '' ? null : hash.slice(1);
  if (roomId === null || roomId === '') return { kind: 'fresh', isSealed: searchParams.has('sealed') };
  if (!isRoomId(roomId)) return { kind: 'malformed' };
  return key === null || ROOM_KEY.test(key) ? { kind: 'room', roomId, key } : { kind: 'locked' };
}

const behindHash = (key: string | null): string => (key === null ? '' : `#${key}`);

/** The page's address with its room in it; whatever else stood there stays. */
export function withRoom(url: URL, { roomId, key }: RoomAddress): URL {
  const address = new URL(url);
  address.searchParams.delete('sealed');
  address.searchParams.set('roomId', roomId);
  address.hash = behindHash(key);
  return address;
}

/** What people share: the room and nothing else of the address. */
export function inviteLink({ pathname, origin }: URL, { roomId, key }: RoomAddress): string {
  return `${origin}${pathname}?roomId=${roomId}${behindHash(key)}`;
}

/** The page that makes a fresh room. */
export const freshRoomLink = ({ pathname, origin }: URL, isSealed = false): string =>
  `${origin}${pathname}${isSealed ? '?sealed' : ''}`;
