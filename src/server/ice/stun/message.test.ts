import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGenuine, longTermKey, sign } from './integrity.ts';
import {
  ATTRIBUTE,
  addressIn,
  attributeOf,
  errorOf,
  readMessage,
  type StunMessage,
  writeMessage,
} from './message.ts';

function read(hex: string): StunMessage {
  const message = readMessage(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
  if (message === undefined) throw new Error('not a STUN message');
  return message;
}

/** RFC 5769, sections 2.2, 2.3 and 2.4: messages made by others. */
const IPV4_ANSWER = `0101003c 2112a442 b7e7a701bc34d686fa87dfae 8022000b 7465737420766563746f7220
  00200008 0001a147e112a643 00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7 80280004 c07d4c96`;
const IPV6_ANSWER = `01010048 2112a442 b7e7a701bc34d686fa87dfae 8022000b 7465737420766563746f7220
  00200014 0002a1470113a9faa5d3f179bc25f4b5bed2b9d9
  00080014 a382954e4be67bf11784c97c8292c275bfe3ed41 80280004 c8fb0b4c`;
const LONG_TERM_REQUEST = `00010060 2112a442 78ad3433c6ad72c029da412e
  00060012 e3839ee38388e383aae38383e382afe382b90000
  0015001c 662f2f3439396b39353464364f4c33346f4c39465354767936347341
  0014000b 6578616d706c652e6f726700 00080014 f67024656dd64a3e02b8e0712e85c9a28ca89666`;

describe('STUN messages', () => {
  it('tell the address that the RFC says they tell', () => {
    expect(addressIn(read(IPV4_ANSWER), ATTRIBUTE.xorMappedAddress)).toBe('192.0.2.1');
    expect(addressIn(read(IPV6_ANSWER), ATTRIBUTE.xorMappedAddress)).toBe(
      '2001:db8:1234:5678:11:2233:4455:6677',
    );
    expect(addressIn(read(IPV4_ANSWER), ATTRIBUTE.xorRelayedAddress)).toBeUndefined();
  });

  it('are genuine with the password that the RFC names, and with no other', () => {
    const password = Buffer.from('VOkJxbRl1RmTxUk/WvJxBt');
    expect(isGenuine(read(IPV4_ANSWER), password)).toBe(true);
    expect(isGenuine(read(IPV6_ANSWER), password)).toBe(true);
    expect(isGenuine(read(IPV6_ANSWER), Buffer.from('another'))).toBe(false);
    expect(isGenuine(read(IPV4_ANSWER.replace('a643', 'a644')), password)).toBe(false);
  });

  it('are written and signed byte by byte as the RFC has them', () => {
    const { id, attributes, bytes, type } = read(LONG_TERM_REQUEST);
    const key = longTermKey('マトリックス', 'example.org', 'TheMatrIX');
    const written = attributes.slice(0, -1).map(({ type, value }) => [type, value] as const);
    expect(sign(writeMessage(type, written, id), key).toString('hex')).toBe(bytes.toString('hex'));
  });

  it('are read as they were written', () => {
    const attribute = fc.tuple(
      fc.nat({ max: 0xffff }),
      fc.uint8Array({ maxLength: 40 }).map((value) => Buffer.from(value)),
    );
    fc.assert(
      fc.property(fc.nat({ max: 0x3fff }), fc.array(attribute), (type, attributes) => {
        const message = readMessage(writeMessage(type, attributes));
        expect(message?.type).toBe(type);
        expect(message?.attributes.map(({ type, value }) => [type, value])).toEqual(attributes);
      }),
    );
  });

  it('are refused when they are none, and never throw', () => {
    const whole = read(LONG_TERM_REQUEST).bytes;
    const almost = fc
      .tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), fc.nat({ max: whole.length }))
      .map(([at, byte, length]) => {
        const bytes = Buffer.from(whole);
        bytes[at] = byte;
        return bytes.subarray(0, length);
      });
    const anything = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.oneof(almost, anything), (bytes) => {
        const message = readMessage(bytes);
        if (message === undefined) return;
        errorOf(message);
        isGenuine(message, Buffer.from('key'));
        for (const { type } of message.attributes) addressIn(message, type);
      }),
      { numRuns: 2_000 },
    );
    for (let length = 0; length < whole.length; length += 1) {
      expect(readMessage(whole.subarray(0, length))).toBeUndefined();
    }
  });

  it('say why something was refused', () => {
    const refusal = (value: number[]) =>
      read(writeMessage(0x0111, [[ATTRIBUTE.errorCode, Buffer.from(value)]]).toString('hex'));
    expect(errorOf(refusal([0, 0, 4, 38]))).toBe(438);
    expect(errorOf(refusal([0]))).toBe(0);
    expect(errorOf(read(writeMessage(0x0111, []).toString('hex')))).toBe(0);
    expect(errorOf(read(IPV4_ANSWER))).toBeUndefined();
    expect(attributeOf(read(IPV4_ANSWER), ATTRIBUTE.errorCode)).toBeUndefined();
  });
});
