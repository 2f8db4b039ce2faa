/** Why something was not said, in words. Pure. */

/** `too-many`: this member has said as much as a room takes. */
export type SayRefusal = 'blank' | 'too-long' | 'too-many';

/** Empty where what the box tells anyway says it better. */
export function sayRefusal(refusal: SayRefusal, isEditing: boolean, most: number): string {
  switch (refusal) {
    case 'blank':
      return isEditing ? 'Nothing is left to save: delete the message instead, or press Escape' : '';
    case 'too-long':
      return '';
    case 'too-many':
      return `This room takes no more messages from you (${most.toLocaleString('en')}): start a new room`;
  }
}
