import { catalogue } from '../words/catalogue.ts';
import { type Phrase, phrase } from '../words/phrase.ts';

/** What several did right after each other, by their names. */
export const togetherWords = catalogue('together', {
  joined: <Name>(names: Phrase<Name>) => phrase`${names} joined`,
  left: <Name>(names: Phrase<Name>) => phrase`${names} left`,
  visited: <Name>(names: Phrase<Name>) => phrase`${names} joined and left`,
});
