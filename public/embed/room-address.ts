/** Which page of the server a frame shows. Pure. */

const ROOM_ID = /^[\w-]{1,64}$/;

/**
 * The address of a room, which is given by its id (`standup`), by its id with the key of a sealed room (`standup#KEY`), or
 * by its link. Null for what is none of these, and for links to another server: its page would get the permissions that
 * were meant for this one. The key stays behind the `#`, where no browser sends it.
 */
export function roomAddress(room: string, server: URL): string | null {
  if (URL.canParse(room)) return linkedAddress(new URL(room), server);
  const [id = '', ...key] = room.split('#');
  return addressOf(id, key.length === 0 ? '' : `#${key.join('#')}`, server);
}

function linkedAddress({ origin, pathname, searchParams, hash }: URL, server: URL): string | null {
  if (origin !== server.origin || !pathname.startsWith(server.pathname)) return null;
  const id = searchParams.get('roomId') ?? pathname.slice(server.pathname.length);
  return addressOf(id, hash, server);
}

function addressOf(id: string, hash: string, server: URL): string | null {
  if (!ROOM_ID.test(id)) return null;
  const address = new URL(server);
  address.searchParams.set('roomId', id);
  address.hash = hash;
  return address.href;
}
