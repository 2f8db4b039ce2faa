import { catalogue } from '../words/catalogue.ts';
import { phrase } from '../words/phrase.ts';

/** The words of the page without a room, apart from those in index.html. */
export const deadEndWords = catalogue('deadEnd', {
  openRoom: <Piece>(roomId: Piece) => phrase`Open ${roomId}`,
});
