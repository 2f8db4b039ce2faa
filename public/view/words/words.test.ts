import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { catalogue, translate } from './catalogue.ts';
import { type Language, speak } from './language.ts';
import { listOf, listPieces } from './lists.ts';
import { dateOf, numberOf, plural, setLocale } from './locale.ts';
import { phrase } from './phrase.ts';

describe('a phrase', () => {
  const name = { an: 'element' };

  it('is its pieces in order', () => {
    expect(phrase`${name} is typing`).toEqual([name, ' is typing']);
    expect(phrase`Calling ${name}…`).toEqual(['Calling ', name, '…']);
  });

  it('takes the pieces of another one into itself', () => {
    const names = [name, ', ', name];
    expect(phrase`Has it: ${names}, and ${'2 more'}`).toEqual(['Has it: ', ...names, ', and ', '2 more']);
  });
});

describe('a locale', () => {
  afterEach(() => setLocale('en-GB'));
  const DAY = { day: 'numeric', month: 'long' } as const;
  const AT = new Date(2026, 10, 21).getTime();
  const apples = (count: number) => plural(count, { one: 'apple', few: 'a few', other: 'apples' });

  it('has the plurals, lists, numbers and dates of English', () => {
    expect([0, 1, 2].map(apples)).toEqual(['apples', 'apple', 'apples']);
    expect(listOf(['Ada', 'Ben', 'Cleo'])).toBe('Ada, Ben, Cleo');
    expect(listPieces([1, 2])).toEqual([1, ', ', 2]);
    expect(numberOf(5_000)).toBe('5,000');
    expect(dateOf(AT, DAY)).toBe('21 November');
  });

  it('gives way to another', () => {
    const before = [numberOf(5_000), dateOf(AT, DAY)];
    setLocale('pl');
    expect([1, 2, 5].map(apples)).toEqual(['apple', 'a few', 'apples']);
    expect(dateOf(AT, DAY)).toBe('21 listopada');
    setLocale('en-GB');
    expect([numberOf(5_000), dateOf(AT, DAY)]).toEqual(before);
  });
});

describe('a catalogue', () => {
  afterEach(() => {
    translate({});
    setLocale('en-GB');
  });

  it('takes the words of another language, also when it is loaded after that', () => {
    const greetings = catalogue('test-greetings', {
      hello: (name: string) => `Hello ${name}`,
      bye: 'Goodbye',
    });
    expect(greetings.hello('Ada')).toBe('Hello Ada');
    const catalogues = {
      'test-greetings': { hello: (name: string) => `Hallo ${name}`, bye: 'Tschüss' },
      'test-later': { yes: 'ja' },
    };
    speak({ locale: 'de', catalogues: catalogues as unknown as Language['catalogues'] });
    expect([greetings.hello('Ada'), greetings.bye]).toEqual(['Hallo Ada', 'Tschüss']);
    expect(catalogue('test-later', { yes: 'yes' }).yes).toBe('ja');
    expect(numberOf(5_000)).toBe('5.000');
    translate({});
    expect([greetings.hello('Ada'), greetings.bye]).toEqual(['Hello Ada', 'Goodbye']);
  });

  it('is one that a language has to have', () => {
    const view = join(import.meta.dirname, '..');
    const registered = readdirSync(view, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('words.ts'))
      .flatMap((path) => [...readFileSync(join(view, path), 'utf8').matchAll(/\bcatalogue\('([^']+)'/g)])
      .map(([, subject]) => subject);
    const source = readFileSync(join(import.meta.dirname, 'language.ts'), 'utf8');
    const wanted = [...source.matchAll(/readonly (\w+): typeof \w+Words;/g)].map(([, subject]) => subject);
    expect(registered.sort()).toEqual(wanted.filter((subject) => subject !== 'page').sort());
  });
});
