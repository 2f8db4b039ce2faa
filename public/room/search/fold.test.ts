import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldMapped } from './fold.ts';

/** What is compared as the same. */
const ALIKE: readonly (readonly [why: string, ...texts: string[]])[] = [
  ['case', 'Hello', 'HELLO', 'hello'],
  ['accents, in one character or in two', 'naïve', 'nai\u0308ve', 'NAIVE', 'Naïve'],
  ['Vietnamese', 'tiếng Việt', 'tieng viet', 'TIẾNG VIỆT'],
  ['strokes and ligatures', 'Łódź, Ærø, œuvre, þing', 'lodz, aero, oeuvre, thing'],
  ['ß', 'Straße', 'STRASSE', 'strasse', 'STRAẞE'],
  ['the Turkish i', 'İstanbul ıssız', 'istanbul issiz', 'ISTANBUL ISSIZ', 'i\u0307stanbul ISSIZ'],
  ['sigma at the end of a word', 'ΟΔΟΣ', 'οδος', 'οδοσ', 'Ὀδός'],
  ['full-width and other shapes', 'ＦＵＬＬ－width ﬁn ²', 'full-width fin 2'],
  ['Cyrillic accents', 'ещё', 'ЕЩЕ', 'е\u0301ще'],
  ['Arabic harakat, tatweel, hamza', 'كِتَابٌ', 'كتاب', 'كتـــاب'],
  ['Arabic alef', 'أحمد إلى آخر', 'احمد الي اخر'],
  ['Arabic keyboards', 'یک', 'يك'],
  ['Arabic letters by their shapes', 'ﻻ', 'لا'],
  ['digits of Arabic and Persian', '٤٢', '۴۲', '42'],
  ['a joiner that is not seen', 'می\u200Cروم', 'میروم'],
  ['Hebrew points and final letters', 'שָׁלוֹם', 'שלום', 'שלומ'],
  ['kana', 'ガラス', 'がらす', 'か\u3099らす', 'ｶﾞﾗｽ'],
  ['a Hangul syllable by its letters', '한글', '\u1112\u1161\u11AB\u1100\u1173\u11AF'],
  ['Devanagari in either form', '\u0958', '\u0915\u093C'],
  ['blanks', 'one two', 'one\ntwo', 'one \t\u00A0 two', 'one\u3000two'],
  ['quotes and dashes of a phone', 'don’t – “so”', 'don\'t - "so"'],
  ['what is not seen', 'par\u00ADley', 'par\u200Bley', '\u2068parley\u2069', 'parley'],
  ['emoji, whatever their colour and look', '👍🏽', '👍'],
  ['hearts', '❤️', '❤', '❤︎'],
  ['keycaps', '1️⃣', '1'],
];

/** What is not. */
const APART: readonly (readonly [why: string, one: string, other: string])[] = [
  ['short i is a letter', 'мой', 'мои'],
  ['voiced kana are letters', 'かき', 'がき'],
  ['half voiced ones, too', 'はん', 'ぱん'],
  ['Devanagari vowels', 'की', 'का'],
  ['virama', 'क्', 'क'],
  ['Thai tones and vowels', 'ใกล้', 'ใกล'],
  ['Tamil', 'மை', 'ம'],
  ['flags', '🇩🇪', '🇫🇷'],
];

describe('a folded text', () => {
  it.each(ALIKE)('is the same: %s', (_, first, ...others) => {
    for (const other of others) expect(fold(other)).toBe(fold(first));
  });

  it.each(APART)('stays apart: %s', (_, one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('does not find voiced kana under the ones without a voice, nor a flag between two', () => {
    expect(fold('が')).not.toContain(fold('か'));
    expect(fold('🇩🇪🇪🇸')).not.toContain(fold('🇪🇪'));
    expect(fold('🇩🇪🇪🇸')).toContain(fold('🇪🇸'));
  });

  it('has the beginning of a syllable that is being typed', () => {
    expect(fold('한글')).toContain(fold('하'));
    expect(fold('한글')).toContain(fold('ㅎ'));
    expect(fold('हिन्दी')).toContain(fold('हि'));
  });
});

const part = fc.constantFrom(
  ...['a', 'B', 'z', ' ', '\n', '  ', '1', '#', "'", '’', 'é', 'e\u0301\u0323', 'ß', 'İ', 'ﬁ', 'ς', 'ø', 'ﬃ'],
  ...[
    'й',
    'и\u0306',
    'ё',
    'أ',
    'ـ',
    'كِ',
    'לָ',
    'ם',
    '한',
    '\u1112',
    '\u1161',
    '\u11AB',
    'か',
    'が',
    'ｶ',
    'ﾞ',
    '\u3099',
  ],
  ...[
    'कि',
    'क्',
    '\u093C',
    'ใกล้',
    'ำ',
    '漢',
    '葛\u{E0100}',
    '👩🏽‍💻',
    '👍',
    '🏽',
    '🇩🇪',
    '🇩',
    '1️⃣',
    '\u200D',
    '\uFE0F',
    '\u00AD',
  ],
  ...['\u0301', '\uD800', '\uDC00', '𝒜', '´', '…', '½', '㎏', '\u{1D165}', '\0'],
);
const text = fc.array(part, { maxLength: 24 }).map((parts) => parts.join(''));

describe('of any text', () => {
  it('the canonical forms are the same', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(fold(any.normalize('NFC'))).toBe(fold(any.normalize('NFD')));
      }),
    );
  });

  it('the mapped one is the folded one, and its ranges follow each other over all of it', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { folded, rangeOf } = foldMapped(any);
        expect(folded).toBe(fold(any));
        let last = { start: 0, end: 0 };
        for (let unit = 0; unit < folded.length; unit += 1) {
          const range = rangeOf(unit, unit + 1);
          expect(range.end).toBeGreaterThan(range.start);
          const isSamePiece = range.start === last.start && range.end === last.end;
          if (!isSamePiece) {
            expect(range.start).toBeGreaterThanOrEqual(last.end);
            // What is between two pieces is not compared.
            expect(fold(any.slice(last.end, range.start))).toBe('');
          }
          last = range;
        }
        expect(fold(any.slice(last.end))).toBe('');
        if (folded !== '') expect(rangeOf(0, folded.length).end).toBe(last.end);
      }),
    );
  });

  it('a part maps back to the smallest piece that has it', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (any, from, to) => {
        const { folded, rangeOf } = foldMapped(any);
        if (folded === '') return;
        const [one, other] = [from % folded.length, to % folded.length];
        const [start, end] = [Math.min(one, other), Math.max(one, other) + 1];
        const range = rangeOf(start, end);
        expect(fold(any.slice(range.start, range.end))).toContain(folded.slice(start, end));
        // Neither its first nor its last piece can be spared.
        const [first, last] = [rangeOf(start, start + 1), rangeOf(end - 1, end)];
        expect([range.start, range.end]).toEqual([first.start, last.end]);
      }),
    );
  });
});
