import fc from 'fast-check';
import { PacketType, Decoder as StandardDecoder, Encoder as StandardEncoder } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { Decoder, Encoder } from './signal-parser.ts';

const base64url = fc.stringMatching(/^[A-Za-z0-9_-]{1,200}$/);
const anything = fc.oneof(base64url, fc.string(), fc.constantFrom('"', '\\', '","', '\\"', '"]'));
const event = (data: unknown[], more = {}) => ({ type: PacketType.EVENT, nsp: '/', data, ...more });

function decoded(decoder: StandardDecoder, text: unknown): unknown {
  let packet: unknown;
  decoder.on('decoded', (read) => {
    packet = read;
  });
  try {
    decoder.add(text);
  } catch (error) {
    return String(error);
  }
  return packet;
}

describe('signals', () => {
  it('are on the wire what they always were', () => {
    fc.assert(
      fc.property(base64url, base64url, (address, sealed) => {
        const packet = event(['signal', address, sealed]);
        expect(new Encoder().encode(packet)).toEqual(new StandardEncoder().encode(packet));
        const [text] = new Encoder().encode(packet);
        expect(decoded(new Decoder(), text)).toEqual(decoded(new StandardDecoder(), text));
      }),
    );
  });

  it('that hold something else never become one that the contract allows', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 4 }), (texts) => {
        const text = `2["signal","${texts.join('')}"]`;
        const standard = decoded(new StandardDecoder(), text) as { data?: unknown[] } | string;
        const own = decoded(new Decoder(), text) as { data: unknown[] };
        const isAllowed = own.data?.length === 3 && own.data.every((part) => /^[\w-]+$/.test(String(part)));
        if (isAllowed) expect(own).toEqual(standard);
      }),
    );
  });

  it('that ask for an answer, or come from another namespace, are read as everything else is', () => {
    for (const more of [{ id: 7 }, { nsp: '/other' }]) {
      const packet = event(['signal', 'ada', 'sealed'], more);
      expect(new Encoder().encode(packet)).toEqual(new StandardEncoder().encode(packet));
    }
    const [asking] = new StandardEncoder().encode(event(['signal', 'ada', 'sealed'], { id: 7 }));
    expect(decoded(new Decoder(), asking)).toEqual(event(['signal', 'ada', 'sealed'], { id: 7 }));
  });
});

describe('everything else', () => {
  it.each([
    '2["joined",{"address":"a","card":"c"}]',
    '420["join",{}]',
    '2["signal","a"]',
    '2["signal","a","b","c"]',
    '2["signal","a",7]',
    '2["signal",',
    '2["signal","a","b"',
    '0{"sid":"x"}',
    '51-["signal",{"_placeholder":true,"num":0}]',
    '9',
    '',
  ])('is left to the standard parser: %s', (text) => {
    const standard = decoded(new StandardDecoder(), text);
    const own = decoded(new Decoder(), text);
    // Four parts are no signal to either; ours has them as two, and the contract's check refuses both.
    if (text.includes('"c"]')) expect((own as { data: unknown[] }).data[2]).toBe('b","c');
    else expect(own).toEqual(standard);
  });

  it('may be no text at all', () => {
    expect(decoded(new Decoder(), Buffer.from('x'))).toEqual(
      decoded(new StandardDecoder(), Buffer.from('x')),
    );
  });
});
