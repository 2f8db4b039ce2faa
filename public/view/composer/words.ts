import { catalogue } from '../words/catalogue.ts';
import { numberOf, plural } from '../words/locale.ts';

const characters = (count: number): string =>
  plural(count, { one: `${count} character`, other: `${count} characters` });

/** The words around the box that messages are written in. */
export const composerWords = catalogue('composer', {
  save: 'Save',
  charactersLeft: (count: number) => `${characters(count)} left`,
  tooLong: (excess: number) => `Too long by ${characters(excess)}: shorten it`,
  /** Why a message was not sent. */
  refusal: {
    blankEdit: 'Nothing is left to save: delete the message, or press Escape',
    tooMany: (most: number) =>
      `This room takes no more messages from you (${numberOf(most)}): start a new room`,
    elsewhere: 'Not sent: this room is open in another tab',
  },
});
