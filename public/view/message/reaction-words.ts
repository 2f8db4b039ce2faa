import { catalogue } from '../words/catalogue.ts';

/** The words of reactions to a message. */
export const reactionWords = catalogue('reactions', {
  /** Among names. */
  you: 'You',
  /** `names`: with their separators. */
  reaction: (emoji: string, count: number, names: string) => `${emoji} ${count}: ${names}`,
});
