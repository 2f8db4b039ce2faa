import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireBytes } from '../../net/protocol/fields.ts';
import { cut, firstGrapheme, graphemesLeft, isWithin } from './graphemes.ts';

const FAMILY = '👨🏻‍👩🏼‍👧🏽‍👦🏾';
const limit = (graphemes: number, bytes = 10_000) => ({ graphemes, bytes });

describe('a limit', () => {
  it.each([
    ['Ann', 3],
    ['علی‌رضا', 6],
    [FAMILY, 1],
    ['🇩🇪🇫🇷', 2],
    ['1️⃣2️⃣', 2],
    ['e\u0301e\u0301', 2],
    ['\r\n', 1],
    ['한글', 2],
  ])('counts %s as people do', (text, count) => {
    expect(isWithin(text, limit(count))).toBe(true);
    expect(isWithin(text, limit(count - 1))).toBe(false);
    expect(graphemesLeft(text, limit(count + 2))).toBe(2);
    expect(graphemesLeft(text, limit(0))).toBe(-count);
  });

  it('has a bound of bytes behind, for graphemes may be of any size', () => {
    const zalgo = `a${'\u0301'.repeat(1_000)}`;
    expect(isWithin(zalgo, limit(1, 2_001))).toBe(true);
    expect(isWithin(zalgo, limit(1, 2_000))).toBe(false);
    expect(cut(`ab${zalgo}`, limit(10, 100))).toBe('ab');
    expect(cut(zalgo, limit(10, 100))).toBe(`a${'\u0301'.repeat(49)}`);
    expect(graphemesLeft(`ab${zalgo}`, limit(10, 100))).toBe(-1);
  });

  it('counts the bytes of JSON: line breaks take two of them, controls and lone surrogates six', () => {
    expect(['a', 'ä', '漢', '🦊', '"', '\n', '\u0001', '\uD800'].map(wireBytes)).toEqual([
      1, 2, 3, 4, 2, 2, 6, 6,
    ]);
  });

  it('tells of bytes as so many graphemes of that size', () => {
    expect(graphemesLeft('क्षि'.repeat(10), { graphemes: 100, bytes: 144 })).toBe(2);
  });

  it('leaves the beginning of a text, never half a grapheme, and no more than may be', () => {
    const part = fc.constantFrom('a', 'é', '漢', FAMILY, '🇩🇪', 'क्षि', '\n', '1️⃣', '\uD800', '\u0301');
    fc.assert(
      fc.property(fc.array(part), fc.nat(20), fc.nat(200), (parts, graphemes, bytes) => {
        const text = parts.join('');
        const bound = { graphemes, bytes };
        const kept = cut(text, bound);
        expect(text.startsWith(kept)).toBe(true);
        expect(wireBytes(kept)).toBeLessThanOrEqual(bytes);
        expect(isWithin(kept, bound)).toBe(true);
        if (kept === '' || !kept.startsWith(firstGrapheme(text))) return;
        const whole = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
        const left = [...new Intl.Segmenter().segment(kept)].map(({ segment }) => segment);
        expect(left).toEqual(whole.slice(0, left.length));
        expect(left.length).toBeLessThanOrEqual(graphemes);
      }),
    );
  });
});

it('The first grapheme is whole', () => {
  expect([`${FAMILY} Ann`, '🇩🇪🇫🇷', 'कि', ''].map(firstGrapheme)).toEqual([FAMILY, '🇩🇪', 'कि', '']);
});
