/** The language that the page speaks, and what browsers know of it: plurals, lists, numbers, dates. */

// The interface is in English; its dates stay in one English whatever the browser's own language.
let locale = 'en-GB';

/** What was made for this locale, by its options. Making one costs up to a millisecond. */
const made = new Map<object, unknown>();

export function setLocale(next: string): void {
  locale = next;
  made.clear();
}

function formatFor<Options extends object, Format>(
  Kind: new (locale: string, options: Options) => Format,
  options: Options,
): Format {
  const format = (made.get(options) as Format | undefined) ?? new Kind(locale, options);
  made.set(options, format);
  return format;
}

/** One form of a text for each kind of number; English has `one` and `other`, some languages have more. */
export type PluralForms = Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

const CARDINAL = { type: 'cardinal' } as const;

export const plural = (count: number, forms: PluralForms): string =>
  forms[formatFor(Intl.PluralRules, CARDINAL).select(count)] ?? forms.other;

const UNIT_LIST = { type: 'unit', style: 'short' } as const;

/** "Ada, Ben, Cleo". */
export const listOf = (items: readonly string[]): string =>
  formatFor(Intl.ListFormat, UNIT_LIST).format(items);

/** The same as pieces, where the items are elements. */
export const listPieces = <Item>(items: readonly Item[]): (Item | string)[] =>
  formatFor(Intl.ListFormat, UNIT_LIST)
    .formatToParts(items.map((_, index) => String(index)))
    .map(({ type, value }) => (type === 'element' ? (items[Number(value)] ?? value) : value));

const NUMBER = {} as const;

/** "5,000". */
export const numberOf = (value: number): string => formatFor(Intl.NumberFormat, NUMBER).format(value);

/** `options` should be a constant: what is made for it is kept. */
export const dateOf = (at: number, options: Intl.DateTimeFormatOptions): string =>
  formatFor(Intl.DateTimeFormat, options).format(at);
