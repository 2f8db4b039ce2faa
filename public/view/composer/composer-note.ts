/** What stands below the box: how much may still be written, and why something was not said. Pure. */
import { composerWords } from './words.ts';

/** The count appears when this share of the length is left. */
const COUNT_FROM = 0.1;

/** What the length of a text tells before it is sent. */
export function lengthNote(
  length: number,
  maxLength: number,
): { readonly count: string; readonly problem: string } {
  const left = maxLength - length;
  if (left < 0) return { count: '', problem: composerWords.tooLong(-left) };
  return { count: left <= maxLength * COUNT_FROM ? composerWords.charactersLeft(left) : '', problem: '' };
}

/** `too-many`: this member has said as much as a room takes. */
export type SayRefusal = 'blank' | 'too-long' | 'too-many';

/** Empty where the length note says it already. */
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
