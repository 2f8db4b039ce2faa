/**
 * Which room an address means that is not written as the page writes it: cut or changed on its way, or typed by hand. It is
 * loaded for such an address alone. Pure.
 */
import { isClosed } from './closed-end.ts';
import { withoutMarks } from './glued-text.ts';
import { readRoomId } from './room-id-reading.ts';
import { type Destination, ROOM_KEY, ROOM_PARAMETER, roomless } from './room-link.ts';
import { isRoomParameter, type NamedRoom, namedRooms } from './room-parameter.ts';

/** As the page makes it: the last of its characters has two bits. */
const DRAWN_KEY = /^[\w-]{21}[AQgw]/;

/** The same as `plainDestination` wherever that has an answer. */
export function destination(url: URL): Destination {
  const named = namedRooms(url);
  const key = named[0]?.isInHash ? null : readKey(url.hash);
  if (named.length === 0) {
    // The address of a sealed room lost its middle. Another room is not what was meant.
    if (key !== null && key !== 'damaged') return { kind: 'malformed' };
    return roomless(url.searchParams);
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

/** The address without parameters that were meant as the room's. */
export function withoutStrays(url: URL): URL {
  const address = new URL(url);
  const { searchParams } = address;
  const strays = [...searchParams.keys()].filter((name) => name !== ROOM_PARAMETER && isRoomParameter(name));
  for (const name of strays) searchParams.delete(name);
  return address;
}
