/** Which web pages may talk to the server. It looks at where a request comes from, never at what it asks. */
import type { IncomingHttpHeaders } from 'node:http';
import { askedFor } from './forwarded.ts';

export interface OriginSettings {
  readonly allowedOrigins: readonly string[];
  /** How many proxies in front of us are believed when they tell which host they were asked for. */
  readonly trustedHops: number;
}

const WEB_ORIGIN = /^https?:/;
/** `none` means that a person typed the address. Older browsers, and everything that is no browser, send nothing. */
const OWN_SITE = new Set([undefined, 'same-origin', 'none']);

/**
 * True for the server's own page, for the allowed origins, and for everything that is no browser. Only in a browser can a
 * foreign page act behind a visitor's back, and every browser names the page's origin when it opens a WebSocket or posts.
 */
export function isOriginAllowed(headers: IncomingHttpHeaders, settings: OriginSettings): boolean {
  const { origin } = headers;
  // A page can also send a GET without its origin. Newer browsers say so in another header.
  if (origin === undefined) return OWN_SITE.has(headers['sec-fetch-site'] as string | undefined);
  if (settings.allowedOrigins.includes(origin)) return true;
  // A browser writes an origin in one way only. `null`, and anything without a host, is no origin.
  if (!WEB_ORIGIN.test(origin) || !URL.canParse(origin) || new URL(origin).origin !== origin) return false;
  return isOwnPage(new URL(origin), headers, settings);
}

function isOwnPage(
  { host, protocol }: URL,
  headers: IncomingHttpHeaders,
  { allowedOrigins, trustedHops }: OriginSettings,
): boolean {
  const asked = askedFor(headers, trustedHops);
  // In the form of this protocol, which means without its default port.
  const own = `${protocol}//${asked.host}`;
  if (asked.host === undefined || !URL.canParse(own) || new URL(own).host !== host) return false;
  if (asked.protocol !== undefined) return asked.protocol === protocol;
  // If the settings name this host, they name its protocol too: the http page of an https site is not its own page.
  return !allowedOrigins.some((allowed) => new URL(allowed).host === host);
}
