import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHROMIUM_ANSWER,
  CHROMIUM_OFFER,
  FIREFOX_ANSWER,
  FIREFOX_OFFER,
} from '../../testing/browser-signals.ts';
import { readSignal, writeSignal } from './signal-codec.ts';

const VERSION = 2;
const REPEAT = 128;
const PAIRS = 255;
/** As long as the longest sealed signal that the server passes on. */
const LONGEST = 45_000;

const bytesOf = (text: string) => [...new TextEncoder().encode(text)];
const written = (...bytes: number[]) => Uint8Array.of(VERSION, ...bytes);

describe('a signal in few bytes', () => {
  it.each([
    ['offer of Chromium', CHROMIUM_OFFER, 225],
    ['answer of Chromium', CHROMIUM_ANSWER, 245],
    ['offer of Firefox', FIREFOX_OFFER, 385],
    ['answer of Firefox', FIREFOX_ANSWER, 395],
  ])('is the %s and no more than it has to be', (_, signal, most) => {
    const bytes = writeSignal(signal);
    expect(readSignal(bytes)).toEqual(signal);
    expect(bytes.length).toBeLessThanOrEqual(most);
  });

  it('is any other signal as exactly', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        // JSON has no -0.
        expect(readSignal(writeSignal(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is a description with lines in any order, as often as they like, with anything between them', () => {
    const line = fc.constantFrom(...CHROMIUM_OFFER.description.sdp.split('\n'));
    const noise = fc.oneof(line, fc.string(), fc.string({ unit: 'binary' }), fc.constant('AB:CD:EF'));
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 60 }), (lines) => {
        const signal = { description: { type: 'offer', sdp: lines.join('\n') } };
        expect(readSignal(writeSignal(signal))).toEqual(signal);
      }),
    );
  });

  it.each([
    ['bytes in small letters', 'ab:cd:ef:01'],
    ['half a byte more', 'AB:CD:EF:0'],
    ['a colon more', 'AB:CD:EF:'],
    ['half a byte before', '0AB:CD:EF'],
    ['two bytes', 'AB:CD'],
    ['more bytes than one number counts', Array.from({ length: 600 }, () => 'F0').join(':')],
    ['half a surrogate pair', '\ud83d and \ude00'],
    ['one letter for long', 'a'.repeat(5_000)],
    ['what bytes over 127 would be', '\u0080\u00ff\u0100'],
  ])('keeps %s', (_, text) => {
    expect(readSignal(writeSignal({ text }))).toEqual({ text });
  });

  it('keeps the longest description there is', () => {
    const sdp = Array.from({ length: 2_700 }, (_, n) => `a=line:${n}\r\n`)
      .join('')
      .slice(0, 32_768);
    expect(readSignal(writeSignal({ sdp }))).toEqual({ sdp });
  });
});

describe('bytes that nobody wrote so', () => {
  it.each([[[]], [[0]], [[VERSION + 1, ...bytesOf('{}')]], [bytesOf('{"attempt":"a"}')]])(
    'are none of this version: %j',
    (bytes) => {
      expect(() => readSignal(Uint8Array.from(bytes))).toThrow('another version');
    },
  );

  it('point at nothing, or end too soon: nothing is said by that', () => {
    expect(readSignal(written(...bytesOf('[]'), REPEAT, 255, 255))).toEqual([]);
    expect(readSignal(written(...bytesOf('[]'), PAIRS))).toEqual([]);
    expect(() => readSignal(written(...bytesOf('"'), PAIRS, 4, 1, 2))).toThrow(SyntaxError);
  });

  it('never become longer than a signal may be', () => {
    const repeats = Array.from({ length: LONGEST / 3 }, () => [PAIRS - 1, 0, 0]).flat();
    expect(() => readSignal(written(...repeats))).toThrow('too long');
  });

  it('are read or refused, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          expect(JSON.stringify(readSignal(written(...bytes))).length).toBeLessThanOrEqual(65_536);
        } catch (refusal) {
          expect(refusal).toBeInstanceOf(SyntaxError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
