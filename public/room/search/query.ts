/**
 * What somebody looks for, as they type it: words that all have to occur, in any order; `"words in quotes"` as they stand;
 * `from:name`. Compared as text, never as a pattern: no query takes longer than looking for its words. Pure.
 */
import type { MemberId } from '../people/member.ts';
import { endingsOf } from './endings.ts';
import { fold } from './fold.ts';

/** More of what was typed is not looked at. */
export const MAX_QUERY_LENGTH = 256;

export interface Query {
  /** Each has to occur, in one of its forms. */
  readonly words: readonly (readonly string[])[];
  /** Beginnings of words of the author's name, as `foldName` has them; one has to fit. Empty for anybody. */
  readonly names: readonly string[];
  readonly author: MemberId | null;
}

export const NO_QUERY: Query = { words: [], names: [], author: null };

export const isEmpty = ({ words, names, author }: Query): boolean =>
  words.length === 0 && names.length === 0 && author === null;

/** Phones put other quotes in place of the typed ones. One that is not closed yet ends with the text. */
const QUOTES = '"“”„«»';
const QUOTED = `[${QUOTES}]([^${QUOTES}]*)(?:[${QUOTES}]|$)`;

/** `from` is the word before the colon, in the language of the page: letters alone. */
export function parseQuery(typed: string, from: string, author: MemberId | null = null): Query {
  const words: (readonly string[])[] = [];
  const names: string[] = [];
  const parts = new RegExp(`${from}:\\s*(?:${QUOTED}|(\\S*))|${QUOTED}|(\\S+)`, 'giu');
  for (const [, quotedName, name, quoted, word] of typed.slice(0, MAX_QUERY_LENGTH).matchAll(parts)) {
    const wanted = foldName(quotedName ?? name ?? '');
    const said = fold(quoted ?? word ?? '').trim();
    if (wanted !== ' ') names.push(wanted);
    if (said !== '') words.push(endingsOf(said));
  }
  return { words, names, author };
}

export const hasWords = ({ words }: Query, folded: string): boolean =>
  words.every((forms) => forms.some((form) => folded.includes(form)));

/** With a blank before it, as before each word of it. */
export const foldName = (name: string): string => ` ${fold(name).trim()}`;

/** `called`: what the author is called, each by `foldName`. */
export const isFrom = ({ names, author }: Query, id: MemberId, called: readonly string[]): boolean =>
  (author === null || author === id) &&
  (names.length === 0 || names.some((name) => called.some((each) => each.includes(name))));

/** Whether all that fits `query` fits `before` too. */
export const narrows = (query: Query, before: Query): boolean =>
  (before.author === null || before.author === query.author) &&
  (before.names.length === 0 ||
    (query.names.length > 0 &&
      query.names.every((name) => before.names.some((former) => name.startsWith(former))))) &&
  before.words.every((former) =>
    query.words.some((forms) => forms.every((form) => former.some((one) => form.includes(one)))),
  );
