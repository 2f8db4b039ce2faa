/**
 * Catalogues of words. Every text that a person reads stands in one, in English, in a `words.ts` beside the views that
 * show it; views take it from there when they show it. Another language puts its own texts in their place.
 */

const catalogues = new Map<string, object>();
let translations: Readonly<Record<string, object>> = {};

/**
 * Registers the English of one subject and answers with what is to be shown. Texts are read where they are used, never
 * while a module is loaded: a language may be put in place after that.
 */
export function catalogue<Words extends object>(subject: string, english: Words): Readonly<Words> {
  catalogues.set(subject, english);
  return Object.assign(english, translations[subject]);
}

/** Puts the texts of another language in place, by subject; also in catalogues that are loaded later. */
export function translate(language: Readonly<Record<string, object>>): void {
  translations = language;
  for (const [subject, words] of catalogues) Object.assign(words, language[subject]);
}
