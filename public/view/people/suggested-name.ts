/** Friendly names for people who have none. */
import { nameWords } from './name-words.ts';

/** `random` in [0, 1). */
export const suggestedName = (random: () => number): string =>
  nameWords.suggested((words) => words[Math.floor(random() * words.length)] ?? '');
