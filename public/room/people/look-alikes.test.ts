import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksOf, skeleton } from './look-alikes.ts';
import { nameKey } from './name.ts';

const areAlike = (a: string, b: string): boolean => looksOf(a).some((look) => looksOf(b).includes(look));

describe('names', () => {
  it.each([
    ['Ann', '\u0410nn', 'Cyrillic'],
    ['Ann', '\u0391nn', 'Greek'],
    ['ANN', '\u0391\u039D\u039D', 'Greek, all of it'],
    ['cape', '\u0441\u0430\u0440\u0435', 'Cyrillic, all of it'],
    ['Ann', '\uFF21\uFF4E\uFF4E', 'wide'],
    ['Ann', '\u{1D400}\u{1D427}\u{1D427}', 'mathematical'],
    ['Tom', 'Torn', 'r and n'],
    ['Ilya', 'llya', 'capital i and small l'],
    ['Bob1', 'Bobl', 'one and small l'],
    ['Ann', 'a\u200Bnn', 'with what is unseen'],
    ['Ann', 'Ann\u2060\uFE0F', 'with what is unseen at the end'],
    ['علی\u200Cرضا', 'علیرضا', 'with and without a joiner'],
    ['👩\u200D💻', '👩💻', 'where a joined emoji is unknown'],
    ['कृष्ण', 'कृष्\u200Dण', 'with a joiner of consonants'],
    ['力', 'カ', 'katakana and an ideograph'],
    ['O\u2019Neil', "O'Neil", 'two apostrophes'],
  ])('look alike: %s and %s, %s', (one, other) => {
    expect(areAlike(one, other)).toBe(true);
    expect(areAlike(other, one)).toBe(true);
  });

  it.each([
    ['Ann', 'Anna'],
    ['Ann', '\u00C1nn'],
    ['Ann Lee', 'AnnLee'],
    ['Ada', 'Ида'],
    ['李雷', '李蕾'],
    ['Ali', 'Alı\u0307s'],
    ['👩🏽\u200D💻', '👩🏿\u200D💻'],
    ['محمد', 'محمود'],
    ['राम', 'रम'],
    ['김철수', '김철호'],
  ])('do not: %s and %s', (one, other) => {
    expect(areAlike(one, other)).toBe(false);
  });

  it('that are the same name in other letters of one alphabet look alike, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (name) => {
        fc.pre(nameKey(name) === nameKey(name.toUpperCase()));
        expect(areAlike(name, name.toUpperCase())).toBe(true);
      }),
    );
  });
});

it('A skeleton follows the list of the Unicode Consortium', () => {
  expect(skeleton('\u0441\u043E\u0440\u0435 m0I')).toBe('cope rnOl');
});
