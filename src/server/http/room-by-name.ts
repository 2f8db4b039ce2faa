/** `/standup` leads to the room of that name, as people type it who were told only the name. */
import type { RequestHandler } from 'express';
import { isRoomId } from '../../protocol.ts';

/** What the page itself has there, or may have. */
const TAKEN = new Set(['assets', 'icons', 'screenshots', 'share', 'socket.io', 'index']);
const NAME = /^\/([^/]+)(\/?)$/;

/**
 * Relative, so that it holds below any path, also one that a proxy takes off without telling. Null for what is no name of a
 * room.
 */
function roomLinkFor(path: string): string | null {
  const [, name = '', slash = ''] = NAME.exec(path) ?? [];
  if (!isRoomId(name) || TAKEN.has(name.toLowerCase())) return null;
  // A mark at the end of a link is often lost, or taken for one of the text around it: encoded it is neither.
  const id = name.replace(/[-_]$/, (mark) => (mark === '-' ? '%2D' : '%5F'));
  return `${slash === '' ? './' : '../'}?roomId=${id}`;
}

/** To be asked when nothing else answers. Programs that want no page get none. */
export const roomByName: RequestHandler = (request, response, next) => {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const link = isRead && request.accepts('html') ? roomLinkFor(request.path) : null;
  if (link === null) return next();
  // Not for ever: what is a room today may be a page of the next version. What stands behind the # goes along by itself.
  response.set('Cache-Control', 'no-store').location(link).status(302).end();
};
