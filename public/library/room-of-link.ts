/** Which room a link names, for a program: nobody is asked what was meant. */
import { destination } from '../room/invitation/link-reading.ts';
import { plainDestination, type RoomAddress } from '../room/invitation/room-link.ts';
import { ParleyError } from './parley-error.ts';

export interface NamedRoom {
  readonly address: RoomAddress;
  /** The page, whose server is below its folder. */
  readonly url: URL;
}

/** Throws `bad-link`. */
export function roomOfLink(link: string | URL): NamedRoom {
  const url = URL.canParse(String(link)) ? new URL(link) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new ParleyError('bad-link', 'The link is no address of a web page.');
  const goal = plainDestination(url) ?? destination(url);
  if (goal.kind === 'room') return { address: { roomId: goal.roomId, key: goal.key }, url };
  if (goal.kind === 'locked')
    throw new ParleyError('bad-link', 'The link of a sealed room is cut or damaged: its key is not whole.');
  throw new ParleyError('bad-link', 'The link names no room: one with ?roomId= is needed.');
}
