/**
 * The path below which people see the page, when a proxy does not take it off. The server itself is always at `/`: with
 * or without the path, and with the second slash that some proxies leave, a request means the same.
 */
import type { IncomingMessage, Server } from 'node:http';

/** Of `PUBLIC_URL`: `/chat`, or nothing for a site of its own. Without the slash at its end. */
export const sitePath = (publicUrl: string | undefined): string =>
  publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');

const withoutDoubleSlash = (url: string): string => url.replace(/^\/{2,}/, '/');

/** The same request as one to a site of its own. The path alone, without its slash, stays: browsers are sent on. */
export function withoutSitePath(url: string, path: string): string {
  const own = withoutDoubleSlash(url);
  return path !== '' && own.startsWith(`${path}/`) ? withoutDoubleSlash(own.slice(path.length)) : own;
}

/** To be called after whatever else listens to requests: it has to see them first. */
export function takeOffSitePath(http: Server, path: string): void {
  const takeOff = (request: IncomingMessage): void => {
    request.url = withoutSitePath(request.url ?? '/', path);
  };
  http.prependListener('request', takeOff);
  http.prependListener('upgrade', takeOff);
}
