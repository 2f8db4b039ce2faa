/** Finds the links in a text. Pure. The text of a link never hides where it goes. */
import { LinkifyIt } from 'linkify-it';
import tlds from 'tlds' with { type: 'json' };
import { isMeant } from './bare-host.ts';
import { extendLink, HARD_STOP, trimLink } from './link-end.ts';
import { LinkRules } from './link-rules.ts';

export interface LinkPiece {
  readonly href: string;
  readonly text: string;
}
export type Piece = string | LinkPiece;

const LONGEST_SHOWN = 72;
/** Characters kept after the ellipsis of a shortened link. */
const TAIL = 12;
/** Control, invisible and direction-changing characters, which could make one link look like another. */
const DECEPTIVE = /[\p{Cc}\p{Cf}]/u;
/** Registries of domains in another script take no letters of others, so that these hosts look like no others. */
const OF_ONE_SCRIPT = ['Cyrillic', 'Greek', 'Han', 'Hangul', 'Devanagari', 'Thai'].map(
  (script) => new RegExp(`^[\\p{Script=${script}}\\d.-]+\\.[\\p{Script=${script}}\\p{M}]+$`, 'iu'),
);
/** A text without has no link; most have none. */
const MAY_HOLD_LINK = /:\/\/|\.\p{L}[\p{L}\p{M}]/u;

const finder = new LinkifyIt({
  fuzzyLink: true,
  fuzzyEmail: false,
  fuzzyIP: false,
  urlAuth: true,
  tlds: [...tlds],
  rebuilder: new LinkRules(),
})
  .add('ftp:', null)
  .add('mailto:', null)
  .add('//', null);

interface Found {
  readonly start: number;
  readonly end: number;
  readonly hasScheme: boolean;
}

export interface LinkRange {
  readonly start: number;
  readonly end: number;
  readonly found: LinkPiece;
}

export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { start, end, found } of linksIn(text)) {
    if (start > done) pieces.push(text.slice(done, start));
    pieces.push(found);
    done = end;
  }
  if (done < text.length) pieces.push(text.slice(done));
  return pieces;
}

/** The same, by their places in the text, in order. */
export function linksIn(text: string): LinkRange[] {
  const links: LinkRange[] = [];
  for (const { start, end, hasScheme } of findLinks(text)) {
    if (start < (links.at(-1)?.end ?? 0)) continue;
    const found = linkOf(text.slice(start, end), hasScheme);
    if (found !== null) links.push({ start, end, found });
  }
  return links;
}

function findLinks(text: string): Found[] {
  if (!MAY_HOLD_LINK.test(text)) return [];
  const links: Found[] = [];
  let at = 0;
  for (const part of text.split(HARD_STOP)) {
    for (const { index, lastIndex, schema } of finder.match(part) ?? []) {
      const hasScheme = schema !== '';
      const start = at + index;
      const end = trimLink(text, start, extendLink(text, start, at + lastIndex));
      // `https://bank.com@evil.org` goes to evil.org.
      if (text[end] === '@') continue;
      if (hasScheme || isMeant({ typed: text.slice(start, end), next: text.charAt(end) }))
        links.push({ start, end, hasScheme });
    }
    at += part.length;
  }
  return links;
}

function linkOf(typed: string, hasScheme: boolean): LinkPiece | null {
  const address = hasScheme ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.username !== '' || url.password !== '') return null;
  const start = shownStart(typed, url, hasScheme);
  return start === null
    ? { href: url.href, text: shorten(url.href, url.origin.length) }
    : { href: url.href, text: shorten(typed, start.length) };
}

/** Up to the end of the host, where that may be shown as it was written. */
function shownStart(typed: string, { origin, host }: URL, hasScheme: boolean): string | null {
  if (DECEPTIVE.test(typed)) return null;
  const start = hasScheme ? origin : host;
  if (typed.toLowerCase().startsWith(start)) return start;
  const [written = '', writtenHost = ''] = /^(?:https?:\/\/)?([^/?#:]*)/i.exec(typed) ?? [];
  return OF_ONE_SCRIPT.some((script) => script.test(writtenHost)) ? written : null;
}

/** The host is never cut: its end says whose it is. */
function shorten(text: string, hostLength: number): string {
  const head = Math.max(hostLength + 1, LONGEST_SHOWN - TAIL);
  return text.length <= head + TAIL ? text : `${text.slice(0, head)}…${text.slice(-TAIL)}`;
}
