/** Finds the links in a text. Pure. The text of a link never hides where it goes. */
import { LinkifyIt } from 'linkify-it';

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
// Only these count without a scheme: "main.rs" and "setup.py" could be hosts, but mean files.
const BARE_DOMAINS = ['com', 'org', 'net', 'edu', 'gov', 'info', 'io', 'dev', 'app'];

const finder = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false, fuzzyIP: false, urlAuth: true })
  .tlds(BARE_DOMAINS)
  .add('ftp:', null)
  .add('mailto:', null)
  .add('//', null);

export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of finder.match(text) ?? []) {
    const link = linkOf(match.raw, match.schema !== '');
    if (link === null) continue;
    if (match.index > end) pieces.push(text.slice(end, match.index));
    pieces.push(link);
    end = match.lastIndex;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

function linkOf(typed: string, hasScheme: boolean): LinkPiece | null {
  const address = hasScheme ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  // `https://bank.com@evil.org` goes to evil.org.
  if (url.username !== '' || url.password !== '') return null;
  const start = hasScheme ? url.origin : url.host;
  const isPlain = typed.toLowerCase().startsWith(start) && !DECEPTIVE.test(typed);
  return { href: url.href, text: shorten(isPlain ? typed : url.href, (isPlain ? start : url.origin).length) };
}

/** The host is never cut: its end says whose it is. */
function shorten(text: string, hostLength: number): string {
  const head = Math.max(hostLength + 1, LONGEST_SHOWN - TAIL);
  return text.length <= head + TAIL ? text : `${text.slice(0, head)}…${text.slice(-TAIL)}`;
}
