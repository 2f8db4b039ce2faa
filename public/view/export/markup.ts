/** Writes HTML as text, for files. Whatever is put into it is text, in an element as in an attribute: only `tag` makes
 *  markup. Pure. */

/** A piece of a document. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Child = Markup | string | null | readonly Child[];
type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** They have no end tag. */
const EMPTY = new Set(['meta', 'br']);

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would make a newline of it.
  '\r': '&#13;',
};
const SPECIAL = /[&<>"'\r]/g;
/** Controls and halves of characters, which no document may have. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

export const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(SPECIAL, (character) => ESCAPES[character] ?? '');

/** `tag('p', { class: 'soft' }, 'text')`. `false` and `null` leave an attribute out. */
export function tag(name: string, attributes: Attributes = {}, ...children: Child[]): Markup {
  const start = `<${name}${Object.entries(attributes).map(attribute).join('')}>`;
  return new Markup(EMPTY.has(name) ? start : `${start}${children.map(written).join('')}</${name}>`);
}

function attribute([name, value]: [string, Attributes[string] | undefined]): string {
  if (value === null || value === undefined || value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`;
}

function written(child: Child): string {
  if (child === null) return '';
  if (child instanceof Markup) return child.html;
  return typeof child === 'string' ? escaped(child) : child.map(written).join('');
}
