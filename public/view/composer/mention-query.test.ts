import { describe, expect, it } from 'vitest';
import { mentionQueryAt, namesFor } from './mention-query.ts';

const at = (text: string) => mentionQueryAt(text.replace('|', ''), text.indexOf('|'));

describe('what is about to be written behind an @', () => {
  it.each([
    ['@|', { start: 0, text: '' }],
    ['hello @a|', { start: 6, text: 'a' }],
    ['hello @swift ot| and more', { start: 6, text: 'swift ot' }],
    ['one\n(@b|', { start: 5, text: 'b' }],
    [`${'x'.repeat(7_000)} @ada|`, { start: 7_001, text: 'ada' }],
    [`@${'n'.repeat(80)}|`, { start: 0, text: 'n'.repeat(80) }],
  ])('is read before the caret: %s', (text, query) => {
    expect(at(text)).toEqual(query);
  });

  it.each([
    'hello|',
    'me@example|',
    'a.@b|',
    '@@|',
    '@ |',
    'at @ five|',
    '@ada\n|',
    '|@ada',
    `@${'n'.repeat(81)}|`,
    '|',
  ])('is nothing: %s', (text) => {
    expect(at(text)).toBeNull();
  });
});

describe('names that fit', () => {
  const names = ['Swift Otter', 'Ada Lovelace', 'Otto', 'Ada', 'Łukasz'];

  it('are all at first, and then those that begin so, by name or by another word of it', () => {
    expect(namesFor('', names)).toEqual(
      ['Ada', 'Ada Lovelace', 'Łukasz', 'Otto', 'Swift Otter'].sort((a, b) => a.localeCompare(b)),
    );
    expect(namesFor('ott', names)).toEqual(['Otto', 'Swift Otter']);
    expect(namesFor('ADA', names)).toEqual(['Ada', 'Ada Lovelace']);
    expect(namesFor('ada l', names)).toEqual(['Ada Lovelace']);
    expect(namesFor('ł', names)).toEqual(['Łukasz']);
    expect(namesFor('da', names)).toEqual([]);
  });

  it('are none when the only one is written out: Enter says it', () => {
    expect(namesFor('otto', names)).toEqual([]);
    expect(namesFor('otto ', names)).toEqual([]);
    expect(namesFor('Ada', names)).toEqual(['Ada', 'Ada Lovelace']);
  });

  it('are one for two who bear the same', () => {
    expect(namesFor('a', ['Ada', 'ADA'])).toHaveLength(1);
  });
});
