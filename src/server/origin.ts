/** Owns which web pages may talk to the server. It looks at where a request comes from, never at what it asks. */
import type { IncomingMessage } from 'node:http';

/**
 * True for the server's own page, for the allowed origins, and for whatever is no browser: every browser names the
 * page's origin when it opens a WebSocket or posts, so only there can a foreign page hide behind a visitor.
 */
export function isOriginAllowed(request: IncomingMessage, allowedOrigins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host?.toLowerCase() || allowedOrigins.includes(url.origin);
}
