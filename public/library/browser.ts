/** `parley/room` for browsers. */
import type * as api from './contract.ts';
import { joinRoom as join } from './join-room.ts';

export { createKey } from './join-room.ts';
export { ParleyError } from './parley-error.ts';

export const joinRoom: typeof api.joinRoom = (link, options) =>
  join(link, options, { connections: async () => 'browser' });
