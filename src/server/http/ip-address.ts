/**
 * How an IP address is read, which network it counts as, and how much of it may be logged. It does not know where the
 * address comes from.
 */
import { isIPv4, isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Without zone, brackets or port; an IPv4 address inside an IPv6 one as IPv4. Undefined if it is no address. */
export function readIpAddress(text: string): string | undefined {
  const bare = text.trim();
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(bare) ?? [];
  const [, withPort] = /^([\d.]+):\d+$/.exec(bare) ?? [];
  const [address = ''] = (bracketed ?? withPort ?? bare).split('%');
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  return MAPPED.exec(address)?.[1] ?? address.toLowerCase();
}

/** A household or a host. With IPv6 everybody has at least a /64, which would be 2^64 addresses to us. */
export const networkOf = (address: string): string =>
  isIPv4(address) ? address : `${groupsOf(address).slice(0, 4).join(':')}::/64`;

/** For the log: no more than the neighbourhood. */
export const shortened = (address: string): string =>
  isIPv4(address)
    ? `${address.split('.').slice(0, 3).join('.')}.0/24`
    : `${groupsOf(address).slice(0, 3).join(':')}::/48`;

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  // The URL parser writes every address in one way, also addresses that end in dotted decimals.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after];
}
