import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberId } from '../../testing/ids.ts';
import { fold } from './fold.ts';
import { hitsIn } from './hits.ts';
import {
  foldName,
  hasWords,
  isEmpty,
  isFrom,
  MAX_QUERY_LENGTH,
  narrows,
  parseQuery,
  type Query,
} from './query.ts';

const [ada, ben] = [memberId('ada'), memberId('ben')];
const query = (typed: string): Query => parseQuery(typed, 'from');
const fits = (typed: string, text: string): boolean => hasWords(query(typed), fold(text));
const isSaidBy = (typed: string, ...called: string[]): boolean =>
  isFrom(query(typed), ada, called.map(foldName));
const marked = (typed: string, text: string): string[] =>
  hitsIn(query(typed), text).map(({ start, end }) => text.slice(start, end));

describe('what is typed', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['tea Four', ['tea', 'four']],
    ['"tea at four"', ['tea at four']],
    ['“tea at four” now', ['tea at four', 'now']],
    ['now "tea at fo', ['now', 'tea at fo']],
    ['5" screen', ['5"', 'screen']],
    ['.*+?^$()|[]{2}\\', ['.*+?^$()|[]{2}\\']],
    ['´ ¨ \u200B', []],
    ['from', ['from']],
    ['xfrom:ada', ['xfrom:ada']],
    ['"from:ada"', ['from:ada']],
  ])('%j is these words', (typed, words) => {
    expect(query(typed)).toEqual({ words: words.map((word) => [word]), names: [], author: null });
  });

  it.each([
    ['from:', [], []],
    ['from:Ada', [' ada'], []],
    ['tea from: ada four', [' ada'], ['tea', 'four']],
    ['FROM:"Ada Lovelace" tea', [' ada lovelace'], ['tea']],
    ['from:ada from:ben', [' ada', ' ben'], []],
  ])('%j is by these people', (typed, names, words) => {
    expect(query(typed)).toEqual({ words: words.map((word) => [word]), names, author: null });
  });

  it('is cut where nobody would type so much', () => {
    expect(query('a'.repeat(10_000)).words).toEqual([['a'.repeat(MAX_QUERY_LENGTH)]]);
  });

  it('is nothing only without words, names and a person', () => {
    expect([
      isEmpty(query('')),
      isEmpty(query('from:')),
      isEmpty(query('a')),
      isEmpty(query('from:a')),
    ]).toEqual([true, true, false, false]);
    expect(isEmpty(parseQuery('', 'from', ada))).toBe(false);
  });
});

describe('a message fits', () => {
  it('with all words, in any order, and a phrase as it stands', () => {
    expect(fits('four tea', 'Tea at four?')).toBe(true);
    expect(fits('tea five', 'Tea at four?')).toBe(false);
    expect(fits('"tea at"', 'Tea\nat four?')).toBe(true);
    expect(fits('"at tea"', 'Tea at four?')).toBe(false);
  });

  it('while a Korean syllable is being typed', () => {
    for (const typed of ['ㄱ', '가', '간', '가나', '가낟', '가나다'])
      expect(fits(typed, '가나다')).toBe(true);
    for (const typed of ['고', '과', '광', '광이']) expect(fits(typed, '광이')).toBe(true);
    for (const typed of ['갑', '값', '값이']) expect(fits(typed, '값이')).toBe(true);
    expect(fits('값', '갑시다')).toBe(true);
    expect(fits('간', '가마')).toBe(false);
  });

  it('by whom it is: the beginning of a word of the name, folded', () => {
    expect(isSaidBy('from:love', 'Ada Lovelace')).toBe(true);
    expect(isSaidBy('from:"ADA l"', 'Áda Lovelace')).toBe(true);
    expect(isSaidBy('from:ace', 'Ada Lovelace')).toBe(false);
    expect(isSaidBy('from:you', 'Ada', 'You')).toBe(true);
    expect(isSaidBy('from:ben from:ada', 'Ada')).toBe(true);
    expect(isSaidBy('tea', 'Ada')).toBe(true);
  });

  it('of the person who was chosen alone', () => {
    const chosen = parseQuery('from:a', 'from', ada);
    expect(isFrom(chosen, ada, [' ada'])).toBe(true);
    expect(isFrom(chosen, ben, [' ada'])).toBe(false);
    expect(isFrom(chosen, ada, [' ben'])).toBe(false);
  });
});

describe('hits', () => {
  it.each([
    ['cafe', 'Café, CAFE\u0301!', ['Café', 'CAFE\u0301']],
    ['ss', 'Straße lass', ['ß', 'ss']],
    ['s', 'ß', ['ß']],
    ['in', 'ﬁn', ['ﬁn']],
    ['tea eat', 'teat', ['teat']],
    ['"a b"', 'a \n b', ['a \n b']],
    ['كتاب', 'كِتَابٌ', ['كِتَابٌ']],
    ['हि', 'हिन्दी', ['हि']],
    ['👍', 'ok 👍🏽', ['👍🏽']],
    ['aa', 'aaaa', ['aa', 'aa']],
    ['parley', 'par\u00ADley', ['par\u00ADley']],
    ['.', 'a.b', ['.']],
    ['from:ada', 'from:ada', []],
  ])('of %j in %j are %j', (typed, text, hits) => {
    expect(marked(typed, text)).toEqual(hits);
  });

  it('are there exactly where the words fit, whatever the text', () => {
    const part = fc.constantFrom(
      'a',
      'á',
      'b',
      ' ',
      'ß',
      's',
      'ﬁ',
      'i',
      '간',
      '가',
      '\u11AB',
      'が',
      'か',
      '\u0301',
      '👍🏽',
    );
    const text = fc.array(part, { maxLength: 16 }).map((parts) => parts.join(''));
    const word = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(word, text, (typed, any) => {
        const asked = query(typed);
        if (asked.words.length === 0) return;
        const hits = hitsIn(asked, any);
        if (asked.words.length === 1) expect(hits.length > 0).toBe(hasWords(asked, fold(any)));
        const forms = asked.words.flat();
        let end = 0;
        for (const hit of hits) {
          expect(hit.start).toBeGreaterThanOrEqual(end);
          end = hit.end;
          const folded = fold(any.slice(hit.start, hit.end));
          expect(forms.some((form) => folded.includes(form))).toBe(true);
        }
      }),
    );
  });
});

describe('a query that goes on', () => {
  it.each([
    ['te', 'tea', true],
    ['tea', 'te', false],
    ['tea', 'tea four', true],
    ['tea four', 'tea', false],
    ['ea', 'tea', true],
    ['tea', 'from:ada tea', true],
    ['from:a', 'from:ada', true],
    ['from:ada', 'from:a', false],
    ['from:ada', 'from:ada from:ben', false],
    ['from:ada from:ben', 'from:ada', true],
    ['', 'a', true],
    ['간', '가나', true],
  ])('from %j to %j narrows it: %j', (before, after, isNarrower) => {
    expect(narrows(query(after), query(before))).toBe(isNarrower);
  });

  it('only ever loses results', () => {
    const typed = fc.stringMatching(/^[ab간가 "]{0,6}$/);
    fc.assert(
      fc.property(typed, typed, fc.stringMatching(/^[ab간가나 ]{0,12}$/), (before, after, text) => {
        if (narrows(query(after), query(before)) && fits(after, text)) expect(fits(before, text)).toBe(true);
      }),
    );
  });
});
