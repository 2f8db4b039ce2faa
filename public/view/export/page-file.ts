/** The page to read: the transcript as one HTML file, without scripts, for any browser and for paper. Pure, but for words and
 *  dates of the reader's place. */
import { sha512 } from '@noble/hashes/sha2.js';
import type { SharedFile } from '../../room/files/shared-file.ts';
import type { MemberId } from '../../room/people/member.ts';
import type { Line, NoticeLine, TextLine } from '../../room/timeline/line.ts';
import { sizeWords } from '../files/size-words.ts';
import { footWords } from '../message/foot-words.ts';
import { linkify } from '../message/linkify.ts';
import { messageWords } from '../message/words.ts';
import { HUES, hueOf } from '../people/avatar.ts';
import { shapeOf, timeOf } from '../transcript/grouping.ts';
import { clockWording, dayOfYear, exactWording } from '../transcript/moment.ts';
import { noticeWords } from '../transcript/notice-words.ts';
import { toldLine } from '../transcript/told.ts';
import { transcriptWords } from '../transcript/words.ts';
import { listPieces } from '../words/lists.ts';
import type { Phrase } from '../words/phrase.ts';
import { type Markup, tag } from './markup.ts';
import style from './page-file.css?raw';
import { shortKey } from './short-key.ts';
import { exportWords } from './words.ts';

export interface PageFileOptions {
  readonly roomId: string;
  readonly isSealed: boolean;
  readonly lines: readonly Line[];
  /** Nobody is "You" on it. */
  readonly ownName: string;
  /** When it is saved. */
  readonly at: number;
  readonly timeZone: string;
  /** BCP 47, of the words. */
  readonly language: string;
  /** Of its language. */
  readonly direction: 'ltr' | 'rtl';
}

interface Author {
  readonly name: string;
  readonly messages: number;
}

/** Piece by piece, so that a long transcript can be written in slices. */
export function* pageFile(o: PageFileOptions): Generator<string> {
  const authors = new Map<MemberId, Author>();
  yield* startOf(o);
  let before: Line | undefined;
  let lastAt: number | null = null;
  for (const line of o.lines) {
    // Where I came in, and what I had not read, is of nobody else's concern.
    if (line.kind === 'divider') continue;
    const told = toldLine(line, o.ownName) as TextLine | NoticeLine;
    const { opensDay, opensRun } = shapeOf(told, before, lastAt);
    if (opensDay) yield `${tag('h2', {}, dayOfYear(told.at)).html}\n`;
    yield `${(told.kind === 'text' ? message(told, opensRun) : notice(told)).html}\n`;
    if (told.kind === 'text')
      authors.set(told.author, {
        name: told.name,
        messages: (authors.get(told.author)?.messages ?? 0) + 1,
      });
    [before, lastAt] = [told, timeOf(told)];
  }
  yield '</main>\n';
  yield `${footer(authors).html}\n</body>\n</html>\n`;
}

function* startOf({
  roomId,
  isSealed,
  lines,
  at,
  timeZone,
  language,
  direction,
}: PageFileOptions): Generator<string> {
  const words = exportWords.page;
  const room = tag('bdi', {}, roomId);
  const css = `${style}\n${hues()}`;
  const head = [
    tag('meta', { charset: 'utf-8' }),
    tag('meta', { 'http-equiv': 'Content-Security-Policy', content: policy(css) }),
    tag('meta', { name: 'referrer', content: 'no-referrer' }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    tag('meta', { name: 'color-scheme', content: 'light dark' }),
    tag('title', {}, words.title(roomId, dayOfYear(at))),
  ];
  yield `<!doctype html>\n<html lang="${language}" dir="${direction}">\n<head>\n`;
  yield head.map(({ html }) => `${html}\n`).join('');
  // Ours, and not to be escaped: nothing of it comes from anybody else.
  yield `<style>${css}</style>\n</head>\n<body>\n`;
  const count = lines.filter(({ kind }) => kind === 'text').length;
  const saved = words.saved(transcriptWords.dayAndTime(dayOfYear(at), clockWording(at)), timeZone);
  const heading = tag(
    'header',
    { class: 'top' },
    tag('h1', {}, isSealed ? words.sealedRoom<Markup>(room) : words.openRoom<Markup>(room)),
    tag('p', {}, saved),
    tag('p', {}, words.messages(count)),
  );
  yield `${heading.html}\n<main>\n`;
}

/** Nothing is loaded, nothing runs, nothing is sent; the one stylesheet is allowed by its hash. */
const policy = (css: string): string =>
  `default-src 'none'; style-src 'sha512-${base64(sha512(new TextEncoder().encode(css)))}'; base-uri 'none'; form-action 'none'`;

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

const hues = (): string =>
  Array.from({ length: HUES }, (_, nth) => (nth * 360) / HUES)
    .map((hue) => `[data-hue="${hue}"]{--hue:${hue}}`)
    .join('\n');

const anchor = (id: string): string => `m-${id.replaceAll(':', '-')}`;

function message(line: TextLine, opensRun: boolean): Markup {
  const { id, author, name, isDeleted, isEdited, isLate, reactions } = line;
  const remarks = [...(isEdited ? [footWords.edited] : []), ...(isLate ? [footWords.late] : [])];
  return tag(
    'article',
    { id: anchor(id), class: opensRun ? 'opens' : null },
    tag(
      'p',
      { class: opensRun ? 'author' : 'author unseen', 'data-hue': hueOf(author) },
      tag('bdi', {}, name),
      ' ',
      tag('code', {}, shortKey(author)),
    ),
    moment(line.at),
    line.quote === null ? null : quote(line.quote),
    isDeleted
      ? tag('p', { class: 'text deleted' }, messageWords.deleted)
      : [
          line.file && fileOf(line.file),
          line.text === '' ? null : tag('div', { class: 'text', dir: 'auto' }, linked(line.text)),
        ],
    reactions.length === 0
      ? null
      : tag(
          'ul',
          { class: 'reactions' },
          reactions.map(({ emoji, names }) =>
            tag('li', {}, emoji, ' ', listPieces(names.map((each) => tag('bdi', {}, each ?? '')))),
          ),
        ),
    remarks.length === 0 ? null : tag('p', { class: 'remark' }, remarks.join(', ')),
  );
}

/** Only what it is: it is not in the page. */
const fileOf = ({ name, bytes }: SharedFile): Markup =>
  tag('p', { class: 'file' }, tag('bdi', {}, name), ' ', tag('small', {}, sizeWords(bytes)));

const moment = (at: number): Markup =>
  tag('time', { datetime: new Date(at).toISOString(), title: exactWording(at) }, clockWording(at));

function quote({ id, name, text, isMuted }: NonNullable<TextLine['quote']>): Markup {
  const author = tag('bdi', {}, name);
  if (text === null) {
    const words = isMuted ? messageWords.quote.muted : messageWords.quote.missing;
    return tag('blockquote', {}, tag('b', {}, author), ' ', tag('em', {}, words));
  }
  return tag(
    'blockquote',
    { dir: 'auto' },
    tag('a', { class: 'quoted', href: `#${anchor(id)}` }, author),
    ' ',
    text,
  );
}

const notice = (line: NoticeLine): Markup =>
  tag(
    'p',
    { class: 'notice' },
    moment(line.at),
    ' ',
    tag(
      'span',
      {},
      noticeWords<Markup>(line, (name) => tag('bdi', {}, name)),
    ),
  );

/** By so much an address may be longer than what was typed: its scheme, and a slash at the end. */
const SCHEME_LENGTH = 'https:///'.length;

/** The links of the page, and no others. */
const linked = (text: string): Phrase<Markup> =>
  linkify(text).map((piece) =>
    typeof piece === 'string'
      ? piece
      : tag(
          'a',
          {
            href: piece.href,
            title: piece.href,
            // On paper it is whole.
            'data-cut': piece.href.length > piece.text.length + SCHEME_LENGTH,
            rel: 'noopener noreferrer nofollow',
            dir: 'ltr',
          },
          piece.text,
        ),
  );

function footer(authors: ReadonlyMap<MemberId, Author>): Markup {
  const words = exportWords.page;
  const people = [...authors].map(([id, { name, messages }]) =>
    tag(
      'li',
      {},
      tag(
        'p',
        { class: 'author', 'data-hue': hueOf(id) },
        tag('bdi', {}, name),
        ' ',
        tag('code', {}, shortKey(id)),
      ),
      tag('p', { class: 'key' }, words.messages(messages), '. ', words.key, ': ', tag('code', {}, id)),
    ),
  );
  return tag(
    'footer',
    {},
    people.length === 0 ? null : [tag('h2', {}, words.authors), tag('ul', {}, people)],
    tag('p', { class: 'copy' }, words.copy),
  );
}
