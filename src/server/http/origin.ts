/** Owns which web pages may talk to the server. It looks at where a request comes from, never at what it asks. */
import type { IncomingHttpHeaders } from 'node:http';
import { askedFor } from './forwarded.ts';

export interface OriginSettings {
  readonly allowedOrigins: readonly string[];
  /** How many proxies in front of us may say which host they were asked for. */
  readonly trustedHops: number;
}

const WEB_ORIGIN = /^https?:/;
/** `none` is a person who typed the address; older browsers and everything that is no browser say nothing. */
const OWN_SITE = new Set([undefined, 'same-origin', 'none']);

/**
 * True for the server's own page, for the allowed origins, and for whatever is no browser: every browser names the
 * page's origin when it opens a WebSocket or posts, so only there can a foreign page hide behind a visitor.
 */
export function isOriginAllowed(headers: IncomingHttpHeaders, settings: OriginSettings): boolean {
  const { origin } = headers;
  // A page may also get what it cannot read, without naming itself; newer browsers tell that too.
  if (origin === undefined) return OWN_SITE.has(headers['sec-fetch-site'] as string | undefined);
  if (settings.allowedOrigins.includes(origin)) return true;
  // A browser writes an origin in one way only; `null` and what has no host of its own are none.
  if (!WEB_ORIGIN.test(origin) || !URL.canParse(origin) || new URL(origin).origin !== origin) return false;
  return isOwnPage(new URL(origin), headers, settings);
}

function isOwnPage(
  { host, protocol }: URL,
  headers: IncomingHttpHeaders,
  { allowedOrigins, trustedHops }: OriginSettings,
): boolean {
  const asked = askedFor(headers, trustedHops);
  // Written as this protocol has it, so without its default port.
  const own = `${protocol}//${asked.host}`;
  if (asked.host === undefined || !URL.canParse(own) || new URL(own).host !== host) return false;
  if (asked.protocol !== undefined) return asked.protocol === protocol;
  // Of a host that the settings name they name the protocol too: the http page of an https site is not its page.
  return !allowedOrigins.some((allowed) => new URL(allowed).host === host);
}
