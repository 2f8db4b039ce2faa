/** How STUN messages are authenticated: the long-term credential mechanism (RFC 8489, sections 9.2 and 14.5). */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import {
  ATTRIBUTE,
  ATTRIBUTE_HEADER_LENGTH,
  HEADER_LENGTH,
  type StunMessage,
  writeAttribute,
} from './message.ts';

const MAC_LENGTH = 20;

/** The protocol demands MD5 and SHA-1. Here they only serve to ask a server whether it knows us. */
export const longTermKey = (username: string, realm: string, password: string): Buffer =>
  createHash('md5').update(`${username}:${realm}:${password}`).digest();

/** Returns the message with its authentication code at the end. */
export function sign(bytes: Buffer, key: Buffer): Buffer {
  const signed = Buffer.concat([bytes, writeAttribute(ATTRIBUTE.messageIntegrity, Buffer.alloc(MAC_LENGTH))]);
  signed.writeUInt16BE(signed.length - HEADER_LENGTH, 2);
  macOf(signed, bytes.length, key).copy(signed, bytes.length + ATTRIBUTE_HEADER_LENGTH);
  return signed;
}

/** False also for a message without a code. */
export function isGenuine({ bytes, attributes }: StunMessage, key: Buffer): boolean {
  const mac = attributes.find(({ type }) => type === ATTRIBUTE.messageIntegrity);
  return mac?.value.length === MAC_LENGTH && timingSafeEqual(mac.value, macOf(bytes, mac.offset, key));
}

/** Covers everything before `offset`, with the length that the message has when it ends with its code. */
function macOf(bytes: Buffer, offset: number, key: Buffer): Buffer {
  const covered = Buffer.from(bytes.subarray(0, offset));
  covered.writeUInt16BE(offset + ATTRIBUTE_HEADER_LENGTH + MAC_LENGTH - HEADER_LENGTH, 2);
  return createHmac('sha1', key).update(covered).digest();
}
