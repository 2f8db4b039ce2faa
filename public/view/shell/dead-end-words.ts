import { catalogue } from '../words/catalogue.ts';
import { phrase } from '../words/phrase.ts';

/** The words of the page without a room. */
export const deadEndWords = catalogue('deadEnd', {
  malformed: {
    heading: 'There is no such room',
    explanation: [
      'The name of a room has up to 64 letters, digits, hyphens and underscores. The one in this address has something else, perhaps because the link was cut or changed on its way.',
      'Ask for the link again, or start a room of your own.',
    ],
  },
  locked: {
    heading: 'This link has no key that fits',
    explanation: [
      'The part after # is the key to the room. It never reaches the server, so only people who have the whole link can give it to you.',
      'Ask one of them for the link again, and copy it to its very end.',
    ],
  },
  which: {
    heading: 'Which room is it?',
    explanation: [
      'The address does not say for certain which room it means. Perhaps the link took in a mark of the text around it, was changed on its way, or was typed by hand. You have entered no room yet.',
    ],
  },
  openRoom: <Piece>(roomId: Piece) => phrase`Open ${roomId}`,
  startNewRoom: 'Start a new room',
});
