/**
 * Where a request comes from, and what of it is believed: the connection itself, and as many proxies in front of it as the
 * operator trusts. Whatever anybody else wrote into the headers is ignored.
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { readIpAddress } from './ip-address.ts';

const NO_ADDRESS = '0.0.0.0';

/** Where a page was asked for, as the browser sees it. */
export interface AskedFor {
  readonly host: string | undefined;
  /** Unknown unless a trusted proxy tells it: TLS may end in front of us without one. */
  readonly protocol: 'http:' | 'https:' | undefined;
}

/** The client's address. Each trusted proxy appended the address that it was reached from. */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  trustedHops: number,
): string {
  const reachedFrom = readIpAddress(socket.remoteAddress ?? '') ?? NO_ADDRESS;
  const forwarded = byTrusted(headers, 'x-forwarded-for', trustedHops);
  return readIpAddress(forwarded ?? '') ?? reachedFrom;
}

export function askedFor(headers: IncomingHttpHeaders, trustedHops: number): AskedFor {
  const protocol = byTrusted(headers, 'x-forwarded-proto', trustedHops);
  return {
    host: byTrusted(headers, 'x-forwarded-host', trustedHops) ?? headers.host,
    protocol: protocol === 'http' || protocol === 'https' ? `${protocol}:` : undefined,
  };
}

/** What the outermost trusted proxy wrote. A proxy that overwrites instead of appending leaves a shorter list. */
function byTrusted(headers: IncomingHttpHeaders, name: string, trustedHops: number): string | undefined {
  const value = headers[name];
  if (trustedHops === 0 || value === undefined) return undefined;
  const parts = [value].flat().join(',').split(',');
  return parts[Math.max(0, parts.length - trustedHops)]?.trim().toLowerCase();
}
