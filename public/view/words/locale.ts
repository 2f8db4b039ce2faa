/** The language of the page, with its plurals, lists, numbers and dates by `Intl`. */

// Not the browser's language: dates have to match the English of the page.
let locale = 'en-GB';

/** Formats of this locale, by their options. Creating one takes up to a millisecond. */
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

/** A text for each plural category. English has `one` and `other`; some languages have more. */
export type PluralForms = Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

const CARDINAL = { type: 'cardinal' } as const;

export const plural = (count: number, forms: PluralForms): string =>
  forms[formatFor(Intl.PluralRules, CARDINAL).select(count)] ?? forms.other;

const UNIT_LIST = { type: 'unit', style: 'short' } as const;

/** "Ada, Ben, Cleo". */
export const listOf = (items: readonly string[]): string =>
  formatFor(Intl.ListFormat, UNIT_LIST).format(items);

/** The same for elements: the items with the separators between them. */
export const listPieces = <Item>(items: readonly Item[]): (Item | string)[] =>
  formatFor(Intl.ListFormat, UNIT_LIST)
    .formatToParts(items.map((_, index) => String(index)))
    .map(({ type, value }) => (type === 'element' ? (items[Number(value)] ?? value) : value));

const NUMBER = {} as const;

/** "5,000". */
export const numberOf = (value: number): string => formatFor(Intl.NumberFormat, NUMBER).format(value);

export type Unit = 'minute' | 'hour' | 'day' | 'year';
const UNITS: Readonly<Record<Unit, Intl.NumberFormatOptions>> = {
  minute: { style: 'unit', unit: 'minute', unitDisplay: 'long' },
  hour: { style: 'unit', unit: 'hour', unitDisplay: 'long' },
  day: { style: 'unit', unit: 'day', unitDisplay: 'long' },
  year: { style: 'unit', unit: 'year', unitDisplay: 'long' },
};

/** "3 days". */
export const unitsOf = (count: number, unit: Unit): string =>
  formatFor(Intl.NumberFormat, UNITS[unit]).format(count);

/** `options` has to be a constant: its format is kept. */
export const dateOf = (at: number, options: Intl.DateTimeFormatOptions): string =>
  formatFor(Intl.DateTimeFormat, options).format(at);
