/** Owns how an address is read that a STUN answer carries (RFC 8489, section 14.2). */
import { SocketAddress } from 'node:net';
import { attributeOf, type StunMessage } from './message.ts';

const IPV4 = { family: 'ipv4', code: 1, length: 4 } as const;
const IPV6 = { family: 'ipv6', code: 2, length: 16 } as const;
/** Family and port stand before the address. */
const ADDRESS_OFFSET = 4;

/** The IP address, without its port. Undefined where the message has none that can be read. */
export function addressIn(message: StunMessage, attribute: number): string | undefined {
  const value = attributeOf(message, attribute);
  if (value === undefined) return undefined;
  const kind = [IPV4, IPV6].find(
    ({ code, length }) => value.length === ADDRESS_OFFSET + length && value.readUInt8(1) === code,
  );
  if (kind === undefined) return undefined;

  // Written over with the cookie and the id, so that no router on the way mistakes it for one of its own to replace.
  const mask = message.bytes.subarray(4);
  const bytes = value.subarray(ADDRESS_OFFSET).map((byte, index) => byte ^ (mask[index] ?? 0));
  return new SocketAddress({ family: kind.family, address: textOf(Buffer.from(bytes)) }).address;
}

const textOf = (bytes: Buffer): string =>
  bytes.length === IPV4.length
    ? bytes.join('.')
    : Array.from({ length: 8 }, (_, group) => bytes.readUInt16BE(2 * group).toString(16)).join(':');
