import { catalogue } from '../words/catalogue.ts';
import { plural } from '../words/locale.ts';

/** Why something is not taken that was pasted or dropped. */
export const transferWords = catalogue('transfer', {
  tooLong: (excess: number) =>
    plural(excess, {
      one: 'Not inserted: with it the message would be too long by 1 character',
      other: `Not inserted: with it the message would be too long by ${excess} characters`,
    }),
  files: 'Files and pictures cannot be sent yet, only text',
  noText: 'There is no text in it, and only text can be sent',
});
