/** Why a name was refused, in words. */

export type NameRefusal = 'taken' | 'blank' | 'too-long';

export function nameRefusal(refusal: NameRefusal, name: string): string {
  switch (refusal) {
    case 'taken':
      return `${name} is taken in this room`;
    case 'blank':
      return 'A name needs at least one character';
    case 'too-long':
      return 'This name is too long';
  }
}
