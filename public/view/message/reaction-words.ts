import { catalogue } from '../words/catalogue.ts';
import { listOf } from '../words/lists.ts';

/** The words of reactions to a message. */
export const reactionWords = catalogue('reactions', {
  /** Among names. */
  you: 'You',
  reaction: (emoji: string, names: readonly string[]) => `${emoji} ${names.length}: ${listOf(names)}`,
  reactedBy: (names: readonly string[]) => listOf(names),
});
