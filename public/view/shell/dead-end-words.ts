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
  unsupported: {
    heading: 'This browser cannot take part',
    explanation: [
      'Parley connects browsers directly with each other, by WebRTC. In this one it is missing, switched off or blocked. Open the link in a current Chrome, Edge, Firefox or Safari, or look here:',
    ],
    remedies: [
      'An extension against WebRTC leaks, or a privacy setting: allow WebRTC for this page.',
      'Firefox: media.peerconnection.enabled in about:config has to be true. Tor Browser has no WebRTC.',
      'iPhone, iPad, Mac: Lockdown Mode switches it off; exclude this website from it.',
      'A page within another app: open it in the browser itself.',
      'A device of your work or school: it may be off by policy. Ask whoever manages it.',
    ],
  },
});
