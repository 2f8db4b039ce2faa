/** Why something was not said, in words, and what the box tells before it comes to that. Pure. */

/** `too-many`: this member has said as much as a room takes. */
export type SayRefusal = 'blank' | 'too-long' | 'too-many';

/** The count appears when this share of the length is left. */
const COUNT_FROM = 0.1;

export function boxNote(
  length: number,
  maxLength: number,
): { readonly count: string; readonly problem: string } {
  const left = maxLength - length;
  if (left < 0) return { count: '', problem: `Too long by ${characters(-left)}: shorten it to send it` };
  return { count: left <= maxLength * COUNT_FROM ? `${characters(left)} left` : '', problem: '' };
}

export const characters = (count: number): string => `${count} ${count === 1 ? 'character' : 'characters'}`;

/** Empty where what the box tells anyway says it better. */
export function refusalWords(refusal: SayRefusal, isEditing: boolean, most: number): string {
  switch (refusal) {
    case 'blank':
      return isEditing ? 'Nothing is left to save: delete the message instead, or press Escape' : '';
    case 'too-long':
      return '';
    case 'too-many':
      return `This room takes no more messages from you (${most.toLocaleString('en')}): start a new room`;
  }
}
