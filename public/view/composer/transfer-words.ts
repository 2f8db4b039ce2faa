import { catalogue } from '../words/catalogue.ts';
import { plural } from '../words/locale.ts';

/** Why something is not taken that was pasted or dropped. */
export const transferWords = catalogue('transfer', {
  tooLong: (excess: number) =>
    plural(excess, {
      one: 'Not inserted: with it the message would be too long by 1 character',
      other: `Not inserted: with it the message would be too long by ${excess} characters`,
    }),
  /** What sends files has not come, perhaps because the server is away. */
  notYet: 'Files cannot be sent at this moment: this part of the page has not come yet. Try again soon.',
  noText: 'There is no text in it, and no file',
});
