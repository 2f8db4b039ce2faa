/** Where an address names its room: in the parameter `roomId`, or in what was meant as that. Pure. */
import { looksDrawn } from './room-id-reading.ts';
import { ROOM_PARAMETER } from './room-link.ts';

export interface NamedRoom {
  readonly text: string;
  /** Whether the parameter says that this is a room. */
  readonly isSure: boolean;
  /** Whether it stands behind the #, where a key would be. */
  readonly isInHash: boolean;
}

/** `RoomID`, `room_id`, `?roomId`; `amp;roomId` where `&` was written for HTML. */
const SAME_NAME = /^room(?:id)?$/;
const SIMILAR_NAME = /roo+m|^romi?d?$/;
const bareName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^\W*(?:amp;)?/, '')
    .replace(/[^a-z]/g, '');

export const isRoomParameter = (name: string): boolean =>
  SIMILAR_NAME.test(bareName(name.split('=', 1)[0] ?? ''));

/** All that the address may mean, without repetition; what is sure alone if something is. */
export function namedRooms({ searchParams, hash }: URL): readonly NamedRoom[] {
  const exact = searchParams.get(ROOM_PARAMETER);
  if (exact) return [{ text: exact, isSure: true, isInHash: false }];
  const behindHash = new URLSearchParams(hash.replace(/^#[!/?]*/, ''));
  const found = [...similar(searchParams, false), ...similar(behindHash, true)];
  const sure = found.filter(({ isSure }) => isSure);
  const rooms = sure.length > 0 ? sure : found;
  return rooms.filter(({ text }, at) => rooms.findIndex((room) => room.text === text) === at);
}

function similar(parameters: URLSearchParams, isInHash: boolean): NamedRoom[] {
  return [...parameters].flatMap(([wholeName, wholeValue]) => {
    // The `=` was encoded too.
    const [name = '', ...rest] = wholeValue === '' ? wholeName.split('=') : [wholeName];
    const text = wholeValue || rest.join('=');
    const isSure = SAME_NAME.test(bareName(name));
    const isNamed = isSure || SIMILAR_NAME.test(bareName(name)) || looksDrawn(text);
    return text !== '' && isNamed ? [{ text, isSure, isInHash }] : [];
  });
}
