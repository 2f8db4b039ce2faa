/** `parley/room` for browsers. */
import type { IsParleyError, JoinRoom } from './contract.ts';
import { joinRoom as join } from './join-room.ts';
import { isParleyError as isError } from './parley-error.ts';

export { createKey } from './join-room.ts';

export const joinRoom: JoinRoom = (link, options) =>
  join(link, options, { connections: async () => 'browser' });

export const isParleyError: IsParleyError = isError;
