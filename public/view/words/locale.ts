/** The language of the page, with its plurals, lists, numbers and dates by `Intl`. */

// Not the browser's language: dates have to match the English of the page.
let locale = 'en-GB';

/** Formats of this locale, by their options. Creating one takes up to a millisecond. */
const made = new Map<object, unknown>();

export function setLocale(next: string): void {
  locale = next;
  made.clear();
}

/** `options` has to be a constant: its format is kept. */
export function formatFor<Options extends object, Format>(
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

const NUMBER = {} as const;

/** "5,000". */
export const numberOf = (value: number): string => formatFor(Intl.NumberFormat, NUMBER).format(value);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365.25 * DAY_MS;

/** The largest first. */
const UNITS = [
  { ms: YEAR_MS, format: { style: 'unit', unit: 'year', unitDisplay: 'long' } },
  { ms: DAY_MS, format: { style: 'unit', unit: 'day', unitDisplay: 'long' } },
  { ms: HOUR_MS, format: { style: 'unit', unit: 'hour', unitDisplay: 'long' } },
] as const;
const MINUTES = { ms: MINUTE_MS, format: { style: 'unit', unit: 'minute', unitDisplay: 'long' } } as const;

/** In the largest unit that says it well: "90 minutes", "30 hours", "3 days", "10 years". */
export function durationOf(ms: number): string {
  const unit = UNITS.find((each) => ms >= 2 * each.ms) ?? MINUTES;
  return formatFor(Intl.NumberFormat, unit.format).format(Math.round(ms / unit.ms));
}

/** `options` has to be a constant: its format is kept. */
export const dateOf = (at: number, options: Intl.DateTimeFormatOptions): string =>
  formatFor(Intl.DateTimeFormat, options).format(at);
