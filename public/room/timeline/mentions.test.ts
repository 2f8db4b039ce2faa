import { describe, expect, it } from 'vitest';
import { nameKey } from '../people/name.ts';
import { isMentioned, mentionsIn } from './mentions.ts';

const NAMES = new Set(
  [
    ...['Ada', 'Ada Lovelace', 'Swift Otter', 'Ben!', 'Łukasz', '村上', 'C++', '🦊'],
    ...['علی', 'علی\u200Cمحمد', 'ක්\u200Dෂ', 'किश', 'किशोर', '👩', '👩🏽\u200D💻', '1\uFE0F\u20E3'],
  ].map(nameKey),
);
const found = (text: string) =>
  mentionsIn(text, (key) => NAMES.has(key)).map(({ start, end }) => text.slice(start, end));

describe('a mention', () => {
  it.each([
    ['@Ada', ['@Ada']],
    ['hello @ada, and @SWIFT  otter!', ['@ada', '@SWIFT  otter']],
    ['(@Ada) "@Ada" @Ada\n@Ada', ['@Ada', '@Ada', '@Ada', '@Ada']],
    ['@Ben! @Łukasz, @村上 @C++. @🦊!', ['@Ben!', '@Łukasz', '@村上', '@C++', '@🦊']],
    ["@Ada's", ['@Ada']],
    ['@علی\u200Cمحمد @علی،', ['@علی\u200Cمحمد', '@علی']],
    ['@ක්\u200Dෂ!', ['@ක්\u200Dෂ']],
    ['@किशोर @किश,', ['@किशोर', '@किश']],
    ['@👩🏽\u200D💻 @👩!', ['@👩🏽\u200D💻', '@👩']],
    ['@1\uFE0F\u20E3.', ['@1\uFE0F\u20E3']],
  ])('is found: %s', (text, mentions) => {
    expect(found(text)).toEqual(mentions);
  });

  it('is of the longest name that fits', () => {
    expect(found('@Ada Lovelace and @Ada Loveless')).toEqual(['@Ada Lovelace', '@Ada']);
  });

  it.each([
    'Ada',
    '@Adam',
    '@Ada2',
    'me@Ada',
    'me@Ada.example',
    'x.@Ada',
    '@@Ada',
    '@ Ada',
    '@Somebody else',
    '@علی\u200Cرضا',
    '@किशन्',
    '@किशी',
    '@👩\u200D🚀',
    '@👩🏿',
    '@',
    '',
  ])('is none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is looked for a bounded number of times, whatever the text', () => {
    let asked = 0;
    const asks = (text: string) => {
      asked = 0;
      mentionsIn(text, () => {
        asked += 1;
        return false;
      });
      return asked;
    };
    expect(asks('@!a'.repeat(2_666))).toBeLessThanOrEqual(50 * 80);
    expect(asks('@'.repeat(8_000))).toBeLessThanOrEqual(50 * 80);
    expect(asks('@'.repeat(8_000).concat('a'))).toBe(0);
    expect(found('@Ada '.repeat(100))).toHaveLength(50);
  });
});

describe('whoever bears a name', () => {
  it('is mentioned by it, and not by one that goes on', () => {
    expect(isMentioned('Ada', 'well, @ada?')).toBe(true);
    expect(isMentioned('Ada', 'well, @adam?')).toBe(false);
    expect(isMentioned('Ada', 'well, ada?')).toBe(false);
  });
});
