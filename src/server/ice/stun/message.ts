/** How STUN messages are written and read (RFC 8489, sections 5 and 14). It does not know what they are for. */
import { randomBytes } from 'node:crypto';
import { SocketAddress } from 'node:net';

const MAGIC_COOKIE = 0x2112_a442;
export const HEADER_LENGTH = 20;
export const ATTRIBUTE_HEADER_LENGTH = 4;

/** Methods, as in the type of a request. */
export const METHOD = { binding: 0x001, allocate: 0x003, refresh: 0x004 } as const;
const SUCCESS = 0x100;
const FAILURE = 0x110;

/** RFC 8489, section 18.3, and RFC 8656, section 18. */
export const ATTRIBUTE = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  realm: 0x0014,
  nonce: 0x0015,
  xorRelayedAddress: 0x0016,
  requestedTransport: 0x0019,
  xorMappedAddress: 0x0020,
} as const;

export type WrittenAttribute = readonly [type: number, value: Buffer];

interface ReadAttribute {
  readonly type: number;
  readonly value: Buffer;
  /** Where its header begins in the message. */
  readonly offset: number;
}

export interface StunMessage {
  readonly bytes: Buffer;
  readonly type: number;
  /** Chosen for the request and repeated by the answer. 12 bytes. */
  readonly id: Buffer;
  readonly attributes: readonly ReadAttribute[];
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

export function writeAttribute(type: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(ATTRIBUTE_HEADER_LENGTH + padded(value.length));
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, ATTRIBUTE_HEADER_LENGTH);
  return bytes;
}

export function writeMessage(
  type: number,
  attributes: readonly WrittenAttribute[],
  id: Buffer = randomBytes(12),
): Buffer {
  const body = Buffer.concat(attributes.map(([type, value]) => writeAttribute(type, value)));
  const header = Buffer.alloc(HEADER_LENGTH);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(body.length, 2);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  id.copy(header, 8);
  return Buffer.concat([header, body]);
}

/** The length of the message that begins here, in bytes; undefined if none can begin. Needs 4 bytes. */
export function lengthOfMessage(bytes: Buffer): number | undefined {
  const bodyLength = bytes.readUInt16BE(2);
  const isStun = bytes.readUInt8(0) < 0x40 && bodyLength % 4 === 0;
  return isStun ? HEADER_LENGTH + bodyLength : undefined;
}

/** Undefined if the bytes are no well-formed STUN message. */
export function readMessage(bytes: Buffer): StunMessage | undefined {
  if (bytes.length < HEADER_LENGTH || lengthOfMessage(bytes) !== bytes.length) return undefined;
  if (bytes.readUInt32BE(4) !== MAGIC_COOKIE) return undefined;

  const attributes: ReadAttribute[] = [];
  for (let offset = HEADER_LENGTH; offset < bytes.length; ) {
    const start = offset + ATTRIBUTE_HEADER_LENGTH;
    const length = bytes.readUInt16BE(offset + 2);
    if (start + padded(length) > bytes.length) return undefined;
    const value = bytes.subarray(start, start + length);
    attributes.push({ type: bytes.readUInt16BE(offset), value, offset });
    offset = start + padded(length);
  }
  return { bytes, type: bytes.readUInt16BE(0), id: bytes.subarray(8, HEADER_LENGTH), attributes };
}

/** The first one of that type; later ones do not count. */
export const attributeOf = ({ attributes }: StunMessage, type: number): Buffer | undefined =>
  attributes.find((attribute) => attribute.type === type)?.value;

export function isAnswerTo(answer: StunMessage, request: StunMessage): boolean {
  const isOfItsMethod = answer.type === (request.type | SUCCESS) || answer.type === (request.type | FAILURE);
  return isOfItsMethod && answer.id.equals(request.id);
}

/** The error that the server answers with: 300 to 699, or 0 if it gives none. Undefined for a success. */
export function errorOf(answer: StunMessage): number | undefined {
  if ((answer.type & FAILURE) !== FAILURE) return undefined;
  const value = attributeOf(answer, ATTRIBUTE.errorCode);
  return value !== undefined && value.length >= 4 ? (value.readUInt8(2) & 7) * 100 + value.readUInt8(3) : 0;
}

const IPV4 = { family: 'ipv4', code: 1, length: 4 } as const;
const IPV6 = { family: 'ipv6', code: 2, length: 16 } as const;
/** Family and port come before the address. */
const ADDRESS_OFFSET = 4;

/** The IP address in an attribute (RFC 8489, section 14.2), without its port. Undefined if none can be read. */
export function addressIn(message: StunMessage, attribute: number): string | undefined {
  const value = attributeOf(message, attribute);
  if (value === undefined) return undefined;
  const kind = [IPV4, IPV6].find(
    ({ code, length }) => value.length === ADDRESS_OFFSET + length && value.readUInt8(1) === code,
  );
  if (kind === undefined) return undefined;

  // It is masked with the cookie and the id, so that no router on the way takes it for an address to replace.
  const mask = message.bytes.subarray(4);
  const bytes = value.subarray(ADDRESS_OFFSET).map((byte, index) => byte ^ (mask[index] ?? 0));
  return new SocketAddress({ family: kind.family, address: textOf(Buffer.from(bytes)) }).address;
}

const textOf = (bytes: Buffer): string =>
  bytes.length === IPV4.length
    ? bytes.join('.')
    : Array.from({ length: 8 }, (_, group) => bytes.readUInt16BE(2 * group).toString(16)).join(':');
