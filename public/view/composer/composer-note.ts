/** The notes below the box: how many characters are left, and why a message was not sent. Pure. */
import { type SayProblem, TEXT_LIMIT } from '../../room/log/own-messages.ts';
import { graphemesLeft } from '../../room/text/graphemes.ts';
import { composerWords } from './words.ts';

/** The count appears when this share of the limit is left. */
const COUNT_FROM = 0.1;
/** Most bytes of what JSON does not escape, for each UTF-16 code unit. */
const UNIT_BYTES = 3;

/** About the length of a text, while it is written. */
export function lengthNote(text: string): { readonly count: string; readonly problem: string } {
  const { graphemes, bytes } = TEXT_LIMIT;
  // Most texts are far from the limit: counting graphemes at every key would take its time.
  const isShort =
    text.length < graphemes * (1 - COUNT_FROM) && text.length * UNIT_BYTES < bytes * (1 - COUNT_FROM);
  const left = isShort ? graphemes : graphemesLeft(text, TEXT_LIMIT);
  if (left < 0) return { count: '', problem: composerWords.tooLong(-left) };
  return { count: left <= graphemes * COUNT_FROM ? composerWords.charactersLeft(left) : '', problem: '' };
}

/** How many characters too long a text would be; 0 where it is not. */
export const excessOf = (text: string): number => Math.max(0, -graphemesLeft(text, TEXT_LIMIT));

/** Empty where nothing has to be said, or the length note says it. */
export function sayRefusal(refusal: SayProblem, isEditing: boolean, maxMessages: number): string {
  switch (refusal) {
    case 'blank':
      return isEditing ? composerWords.refusal.blankEdit : '';
    case 'too-long':
      return '';
    case 'too-many':
      return composerWords.refusal.tooMany(maxMessages);
    case 'elsewhere':
      return composerWords.refusal.elsewhere;
  }
}
