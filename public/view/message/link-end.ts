/** Where a found link ends. Pure; takes no more steps than the text has characters. */

/** What stands beside links and not in them: marks of Markdown, spoilers, the cells of a table. */
export const HARD_STOP = /(\*\*+|~~+|\|\|+|`+|\|(?=\s|$|https?:)|(?<=^|[\s*~|])_+)/i;

const ASCII = /^[\0-\x7F]*$/;
/** Before a link that stands apart from the text. */
const APART = /^[\s([{<"'“‘«„]?$/;
const MARK_OF_TEXT = /(?![\0-\x7F])[\p{P}\p{S}\p{Z}\p{C}]/u;
const LONGEST_NAME = 500;
const CLOSING = /[.,;:!?)\]}>"'*]/;

/**
 * Where letters of a script without spaces follow (`https://a.com/x这个`), the text goes on and the link is over. Only a
 * link that stands apart and goes on with a name (`https://zh.wikipedia.org/wiki/中国`) reaches to the next space.
 */
export function extendLink(text: string, start: number, end: number): number {
  if (ASCII.test(text.charAt(end)) || !APART.test(text.slice(Math.max(0, start - 1), start))) return end;
  if (!goesOn(text.slice(start, end))) return end;
  const name = /^\S*/.exec(text.slice(end, end + LONGEST_NAME))?.[0] ?? '';
  const length = lengthWithout(CLOSING, name);
  return MARK_OF_TEXT.test(name.slice(0, length)) || name.includes('://') ? end : end + length;
}

/** A name may follow: `/wiki/`, `?q=`, `#`, but not `https://a.com/`. */
function goesOn(link: string): boolean {
  const path = link.indexOf('/', link.indexOf('://') + 3);
  return /[=#]$/.test(link) || (/[/_-]$/.test(link) && path > 0 && path < link.length - 1);
}

/** Sentences and quotations end in these, addresses do not. */
const LOOSE = /[:;,.!?\\|"']|\p{Cf}/u;
/** Emphasis ends in these, and so do some addresses. */
const EMPHASIS = /[*_~]/;
const LONGEST_EMPHASIS = 300;

/** Takes off what belongs to the text around the link. */
export function trimLink(text: string, start: number, end: number): number {
  const link = text.slice(start, end);
  const length = lengthWithout(LOOSE, link);
  const mark = link.charAt(length - 1);
  if (!EMPHASIS.test(mark) || !isOpen(mark, text.slice(Math.max(0, start - LONGEST_EMPHASIS), start)))
    return start + length;
  return start + lengthWithout(LOOSE, link.slice(0, lengthWithout(EMPHASIS, link.slice(0, length))));
}

function lengthWithout(ending: RegExp, text: string): number {
  let length = text.length;
  while (length > 0 && ending.test(text.charAt(length - 1))) length -= 1;
  return length;
}

/** Whether the mark opens an emphasis in the line before the link that is not closed there. */
function isOpen(mark: string, before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const opening = line.match(new RegExp(`(?<![\\p{L}\\p{N}\\p{M}/${mark}])[${mark}]+(?=\\S|$)`, 'gu'));
  const closing = line.match(
    new RegExp(`(?<=[^\\s${mark}])[${mark}]+(?![\\p{L}\\p{N}\\p{M}${mark}]|$)`, 'gu'),
  );
  return (opening?.length ?? 0) > (closing?.length ?? 0);
}
