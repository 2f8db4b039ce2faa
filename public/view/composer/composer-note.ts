/** The notes below the box: how many characters are left, and why a message was not sent. Pure. */
import { composerWords } from './words.ts';

/** The count appears when this share of the maximum is left. */
const COUNT_FROM = 0.1;

/** About the length of a text, while it is written. */
export function lengthNote(
  length: number,
  maxLength: number,
): { readonly count: string; readonly problem: string } {
  const left = maxLength - length;
  if (left < 0) return { count: '', problem: composerWords.tooLong(-left) };
  return { count: left <= maxLength * COUNT_FROM ? composerWords.charactersLeft(left) : '', problem: '' };
}

/** `too-many`: this member has sent as many messages as a room takes. */
export type SayRefusal = 'blank' | 'too-long' | 'too-many';

/** Empty where nothing has to be said, or the length note says it. */
export function sayRefusal(refusal: SayRefusal, isEditing: boolean, maxMessages: number): string {
  switch (refusal) {
    case 'blank':
      return isEditing ? composerWords.refusal.blankEdit : '';
    case 'too-long':
      return '';
    case 'too-many':
      return composerWords.refusal.tooMany(maxMessages);
  }
}
