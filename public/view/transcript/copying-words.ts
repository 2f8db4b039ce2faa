import { catalogue } from '../words/catalogue.ts';
import { type Phrase, phrase } from '../words/phrase.ts';

/** Messages in the clipboard. */
export const copyingWords = catalogue('copying', {
  message: <Piece>(time: Piece, name: Piece, text: Piece) => phrase`[${time}] ${name}: ${text}`,
  notice: <Piece>(time: Piece, event: Phrase<Piece>) => phrase`[${time}] ${event}`,
});
