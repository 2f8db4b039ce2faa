/** What the compiler cannot see of a language: that it has the plurals it needs, and fits the page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { pageWords } from '../view/shell/page-words.ts';
import { LANGUAGES } from './languages.ts';
import { LANGUAGE_TAGS } from './tags.ts';

interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value;

function nodesOf(node: SyntaxNode): SyntaxNode[] {
  const children = Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]));
  return [node, ...children.filter(isNode).flatMap(nodesOf)];
}

/** The forms of each call of `plural`, in order. */
function pluralForms(code: string): string[][] {
  const calls = nodesOf(parseSync('words.ts', code).program as unknown as SyntaxNode).filter(
    ({ type, callee }) => type === 'CallExpression' && isNode(callee) && callee.name === 'plural',
  );
  return calls.map((call) => {
    const forms = (call.arguments as SyntaxNode[])[1]?.properties as SyntaxNode[];
    return forms.map(({ key }) => String((key as SyntaxNode).name)).sort();
  });
}

/** Nothing here is counted up to a million, where some languages have one more form. */
const COUNTS = [...Array(1_001).keys(), 5_000, 100_000];

/** The forms that counts have in this language, as Intl knows them. */
function neededForms(locale: string): string[] {
  const rules = new Intl.PluralRules(locale);
  return [...new Set(COUNTS.map((count) => rules.select(count)))].sort();
}

const VIEW = join(import.meta.dirname, '../view');
const english = readdirSync(VIEW, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('words.ts'))
  .map((path) => join(VIEW, path));
const sourcesOf = (tag: string): string[] => {
  const folder = join(import.meta.dirname, tag);
  return readdirSync(folder).map((file) => join(folder, file));
};

/** Calls of `plural` in these files whose forms are not these. */
const wrongPlurals = (files: readonly string[], needed: readonly string[]): string[] =>
  files.flatMap((file) =>
    pluralForms(readFileSync(file, 'utf8'))
      .filter((forms) => forms.join() !== needed.join())
      .map((forms) => `${file} has ${forms.join()}`),
  );

/** All texts, also those of functions' sources left out. */
const textsOf = (words: object, path = ''): (readonly [string, string])[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : textsOf(value, `${path}${key}.`),
  );

describe('plurals', () => {
  it('are found in a source', () => {
    expect(pluralForms("const a = (n) => x(plural(n, { other: 'b', one: `c` }));")).toEqual([
      ['one', 'other'],
    ]);
  });

  it('have all their forms in English', () => {
    expect(wrongPlurals(english, neededForms('en'))).toEqual([]);
  });
});

describe.each(LANGUAGE_TAGS)('%s', (tag) => {
  it('has each plural in all the forms that its counts have, and no other', async () => {
    const { locale } = (await LANGUAGES[tag].load()).default;
    expect(wrongPlurals(sourcesOf(tag), neededForms(locale))).toEqual([]);
  });

  it('is a language that Intl knows, by the same name', async () => {
    const { locale } = (await LANGUAGES[tag].load()).default;
    expect(new Intl.Locale(locale).language).toBe(new Intl.Locale(tag).language);
    expect(Intl.PluralRules.supportedLocalesOf(locale)).toEqual([locale]);
  });

  // Single words may be the same: "Message".
  it('leaves no text of the page empty or in English', async () => {
    const { page } = (await LANGUAGES[tag].load()).default;
    const english = new Map(textsOf(pageWords));
    const same = textsOf(page).filter(
      ([name, text]) => text.trim() === '' || (/\s/.test(text) && text === english.get(name)),
    );
    expect(same).toEqual([]);
  });

  it('has a name to ask for in the search that is letters alone', async () => {
    const { search } = (await LANGUAGES[tag].load()).default.catalogues;
    expect(search.fromWord).toMatch(/^\p{L}+$/u);
  });
});
