/** The text of markup that comes without a plain text beside it. Read by hand, because the page's Trusted Types forbid to
 *  have it parsed; what is left of it is text in a box. Pure. */

const UNSEEN = new Set(['head', 'script', 'style', 'title']);
const BREAKS = /^\/?(br|blockquote|div|h[1-6]|hr|li|ol|p|pre|table|tr|ul)$/;

/** Null where there is none. */
export function textOfHtml(html: string): string | null {
  const [first = '', ...parts] = withoutComments(html).split('<');
  let text = spaced(first);
  let unseen: string | null = null;
  for (const part of parts) {
    const tag = (/^\/?[a-z][a-z\d]*/i.exec(part)?.[0] ?? '').toLowerCase();
    if (unseen !== null && tag !== `/${unseen}`) continue;
    unseen = UNSEEN.has(tag) ? tag : null;
    if (unseen !== null) continue;
    if (BREAKS.test(tag)) text += '\n';
    else if (tag === '/td' || tag === '/th') text += '\t';
    const end = part.indexOf('>');
    text += end < 0 ? '' : spaced(part.slice(end + 1));
  }
  return (
    decoded(text)
      .replace(/ *\n[ \n]*/g, '\n')
      .trim() || null
  );
}

const withoutComments = (html: string): string =>
  html
    .split('<!--')
    .map((part, n) => (n === 0 ? part : part.split('-->').slice(1).join('-->')))
    .join('');

const spaced = (text: string): string => text.replace(/\s+/g, ' ');

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
};

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
