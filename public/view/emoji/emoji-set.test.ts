import { describe, expect, it } from 'vitest';
import { emojiCodes, emojiNames, emojiTable } from '../../../build/emoji.ts';
import { EmojiSet } from './emoji-set.ts';
import { toned } from './tone.ts';

const setIn = (language: string) =>
  new EmojiSet({ table: emojiTable(), names: emojiNames(language), codes: emojiCodes() });
const english = setIn('en');
const first = (query: string, set = english) => set.search(query, 80).map(({ emoji }) => emoji);

describe('emoji', () => {
  it.each([
    ['smile', '😄'],
    ['+1', '👍'],
    ['tada', '🎉'],
    ['heart', '❤️'],
    ['de', '🇩🇪'],
  ])('have the codes that people know: :%s:', (code, emoji) => {
    expect(english.withCode(code)?.emoji).toBe(emoji);
  });

  it.each([
    ['Grinning Face', '😀'],
    ['party', '🎉'],
    ['red heart', '❤️'],
    ['flag germany', '🇩🇪'],
    ['thumbs up', '👍'],
  ])('are found by their names and words: %s', (query, emoji) => {
    expect(first(query).slice(0, 6)).toContain(emoji);
  });

  it.each([
    ['de', 'rotes herz', '❤️'],
    ['de', 'grosse augen', '😃'],
    ['fr', 'coeur', '❤️'],
    ['es', 'corazon rojo', '❤️'],
    ['pt', 'coração vermelho', '❤️'],
    ['ja', 'ハート', '❤️'],
    ['zh', '红心', '❤️'],
  ])('are found in other languages: %s, %s', (language, query, emoji) => {
    expect(first(query, setIn(language))).toContain(emoji);
  });

  it('are found by whole beginnings of words, the best first', () => {
    expect(first('cat').slice(0, 3)).toContain('🐈');
    expect(first('education cat')).not.toContain('🐈');
    expect(first('')).toEqual([]);
    expect(first('qqqq')).toEqual([]);
    expect(english.search('a', 5)).toHaveLength(5);
  });

  it('are completed by their codes', () => {
    const completed = (code: string) => english.complete(code, 8).map(({ emoji }) => emoji);
    expect(completed('smile')[0]).toBe('😄');
    expect(completed('smil').slice(0, 2)).toEqual(['😄', '😃']);
    expect(completed('thumb')).toEqual(expect.arrayContaining(['👍', '👎']));
    expect(completed('zzzz')).toEqual([]);
  });

  it('are what they are with any colour of skin', () => {
    expect(english.about(toned('👋', 3))?.name).toBe('waving hand');
    expect(english.about('❤️')?.name).toBe('red heart');
    expect(english.about('x')).toBeUndefined();
  });
});
