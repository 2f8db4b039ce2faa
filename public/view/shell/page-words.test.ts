import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pageWords } from './page-words.ts';

const html = readFileSync(join(import.meta.dirname, '../../index.html'), 'utf8');

/** Names that are the same in every language, and what no script can change: it is for whoever has none. */
const NOT_TRANSLATED = [
  /^Parley$/,
  /^Parley connects your browser straight .* Please allow it for this page\.$/,
];

/** Where words stand in an element, and the attribute that names their entry. */
const ATTRIBUTES = {
  title: 'data-words-title',
  'aria-label': 'data-words-label',
  placeholder: 'data-words-placeholder',
} as const;

type Named = readonly [name: string | undefined, words: string];

/** All words of the page with the name of their entry: of every text, and of every attribute that is read to people. */
function wordsOf(page: string): Named[] {
  const elements = page.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<([a-z][\w-]*)([^>]*)>([^<]*)/g);
  return [...elements].flatMap(([, tag = '', source = '', text = '']) => {
    const attributes = new Map(
      [...source.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const found: Named[] = Object.entries(ATTRIBUTES).flatMap(([attribute, naming]) => {
      const words = attributes.get(attribute);
      return words === undefined ? [] : [[attributes.get(naming), words]];
    });
    const content = attributes.get('content');
    const naming = attributes.get('data-words-content');
    if (tag === 'meta' && content !== undefined && naming !== undefined) found.push([naming, content]);
    if (text.trim() !== '') found.push([attributes.get('data-words'), text.trim()]);
    return found;
  });
}

/** `{ share: { copyLink: 'Copy link' } }` as `share.copyLink` and its words. */
const entriesOf = (words: object, path = ''): (readonly [name: string, words: string])[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : entriesOf(value, `${path}${key}.`),
  );

const found = wordsOf(html).filter(([, words]) => !NOT_TRANSLATED.some((name) => name.test(words)));

it('finds the words of a page', () => {
  const page =
    '<p data-words="a.b">Text <b>bold</b></p><button title="T" data-words-title="t"><svg/></button>';
  expect(wordsOf(page)).toEqual([
    ['a.b', 'Text'],
    [undefined, 'bold'],
    ['t', 'T'],
  ]);
});

it('every text, title, label and placeholder of index.html has an entry with the same words', () => {
  const entries = new Map(entriesOf(pageWords));
  expect(found.map(([name, words]) => [name, words, entries.get(name ?? '')])).toEqual(
    found.map(([name, words]) => [name ?? 'an entry', words, words]),
  );
});

it('every entry is used in index.html', () => {
  const used = new Set(found.map(([name]) => name));
  expect(entriesOf(pageWords).filter(([name]) => !used.has(name))).toEqual([]);
});

it('no text is left behind an element: it would belong to none', () => {
  const behind = [...html.matchAll(/<\/[\w-]+>([^<]*)/g)].map(([, text]) => text);
  expect(behind.filter((text) => text?.trim())).toEqual([]);
});
