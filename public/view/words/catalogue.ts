/**
 * Catalogues of words. Every text that people read is in a catalogue: a `words.ts` in the folder of the views that show it,
 * in English. Another language replaces the texts, so views read them when they show them.
 */

interface Entry {
  readonly english: object;
  /** The object that views hold: the English, replaced by the current language. */
  readonly shown: object;
}

const catalogues = new Map<string, Entry>();
let translations: Readonly<Record<string, object>> = {};

/**
 * Registers the English of one subject; answers with the texts to show. Read them inside functions, not while a module is
 * loaded: the language may be chosen after that.
 */
export function catalogue<Words extends object>(subject: string, english: Words): Readonly<Words> {
  const shown = { ...english, ...translations[subject] };
  catalogues.set(subject, { english, shown });
  return shown;
}

/** Replaces the texts of all catalogues, by subject, also of those that are loaded later. */
export function translate(language: Readonly<Record<string, object>>): void {
  translations = language;
  for (const [subject, { english, shown }] of catalogues) Object.assign(shown, english, language[subject]);
}
