import { catalogue } from '../words/catalogue.ts';
import { type Phrase, phrase } from '../words/phrase.ts';

/** The words of the heading on paper. */
export const paperWords = catalogue('paper', {
  openRoom: <Id>(id: Id) => phrase`Open room ${id}`,
  sealedRoom: <Id>(id: Id) => phrase`Sealed room ${id}`,
  printed: (at: string, timeZone: string) => `Printed on ${at} (${timeZone})`,
  /** `names`: with their separators. */
  present: <Names>(names: Phrase<Names>) => phrase`Here at that time: ${names}`,
  noKey: 'The key of this room is not printed. Without it nobody comes in.',
});
