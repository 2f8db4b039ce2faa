/** `parley/room` for Node.js: the library over the optional WebRTC package. */
import type * as api from '../../public/library/contract.ts';
import { joinRoom as join } from '../../public/library/join-room.ts';
import { nodePlatform } from './node-platform.ts';

export { createKey } from '../../public/library/join-room.ts';
export { ParleyError } from '../../public/library/parley-error.ts';

export const joinRoom: typeof api.joinRoom = (link, options) => join(link, options, nodePlatform);
