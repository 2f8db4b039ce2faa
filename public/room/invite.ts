/** Which room an address names, and the link that invites to it. Pure. */
import { isRoomId } from '../../src/protocol.ts';

export type Destination =
  | { readonly kind: 'room'; readonly roomId: string }
  /** The address names no room: make one. */
  | { readonly kind: 'fresh' }
  | { readonly kind: 'malformed' };

export function destination(url: URL): Destination {
  const roomId = url.searchParams.get('roomId');
  if (roomId === null || roomId === '') return { kind: 'fresh' };
  return isRoomId(roomId) ? { kind: 'room', roomId } : { kind: 'malformed' };
}

/** The page's address with its room in it; whatever else stood there stays. */
export function withRoom(url: URL, roomId: string): URL {
  const address = new URL(url);
  address.searchParams.set('roomId', roomId);
  return address;
}

/** What people share: the room and nothing else of the address. */
export function inviteLink(url: URL, roomId: string): string {
  const link = new URL(url.pathname, url.origin);
  link.searchParams.set('roomId', roomId);
  return link.href;
}

/** The page that makes a fresh room. */
export const freshRoomLink = (url: URL): string => new URL(url.pathname, url.origin).href;
