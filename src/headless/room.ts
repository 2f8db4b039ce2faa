/** `parley/room` for Node.js: the library over the optional WebRTC package. */
import type { IsParleyError, JoinRoom } from '../../public/library/contract.ts';
import { joinRoom as join } from '../../public/library/join-room.ts';
import { isParleyError as isError } from '../../public/library/parley-error.ts';
import { nodePlatform } from './node-platform.ts';

export { createKey } from '../../public/library/join-room.ts';

export const joinRoom: JoinRoom = (link, options) => join(link, options, nodePlatform);

export const isParleyError: IsParleyError = isError;
