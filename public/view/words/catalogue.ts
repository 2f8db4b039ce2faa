/**
 * Catalogues of words. Every text that a person reads stands in one, in English, in a `words.ts` beside the views that
 * show it; views take it from there when they show it. Another language puts its own texts in their place.
 */

interface Entry {
  readonly english: object;
  /** What views hold: the English with the present language over it. */
  readonly shown: object;
}

const catalogues = new Map<string, Entry>();
let translations: Readonly<Record<string, object>> = {};

/**
 * Registers the English of one subject and answers with what is to be shown. Texts are read where they are used, never
 * while a module is loaded: a language may be put in place after that.
 */
export function catalogue<Words extends object>(subject: string, english: Words): Readonly<Words> {
  const shown = { ...english, ...translations[subject] };
  catalogues.set(subject, { english, shown });
  return shown;
}

/** Puts the texts of another language in place, by subject; also in catalogues that are loaded later. */
export function translate(language: Readonly<Record<string, object>>): void {
  translations = language;
  for (const [subject, { english, shown }] of catalogues) Object.assign(shown, english, language[subject]);
}
