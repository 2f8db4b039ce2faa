import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url.ts';

describe('base64url', () => {
  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
  ])('writes %j as RFC 4648 does, without padding', (text, expected) => {
    expect(toBase64Url(new TextEncoder().encode(text))).toBe(expected);
  });

  it('uses the alphabet that needs no escape in an address', () => {
    expect(toBase64Url(Uint8Array.of(0xfb, 0xff, 0xbf))).toBe('-_-_');
  });

  it('reads back any bytes, and agrees with Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    'A',
    'AAAAA',
    'Zh',
    'Zm9',
    'Zm9vZh',
    'Zm9vYm9',
    'Zg==',
    'Zg=',
    '-_+_',
    'a/bc',
    'Zm 9',
    'Zm9v\n',
    'Zgé',
    '\0\0\0\0',
  ])('refuses %j', (text) => {
    expect(fromBase64Url(text)).toBeNull();
  });
});
