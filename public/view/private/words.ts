import { catalogue } from '../words/catalogue.ts';
import { numberOf, plural } from '../words/locale.ts';
import { phrase } from '../words/phrase.ts';

/** The words of private conversations. */
export const privateWords = catalogue('private', {
  open: (name: string) => `Message ${name} privately`,
  unread: (words: string, unread: number) => `${words}, ${unread} unread`,
  away: 'away',

  heading: <Name>(name: Name) => phrase`Private with ${name}`,
  back: 'Back to the room',
  onlyYouTwo: 'Only the two of you can read this',
  otherIsAway: 'Away: what you write waits here for them',
  blank: (name: string) =>
    `What you write here goes to ${name} alone. Members who pass it on cannot read it.`,
  writeTo: (name: string) => `Write to ${name}`,
  send: 'Send',
  note: 'Private message',
  messagesFrom: <Name>(name: Name, unread: number) =>
    phrase`${plural(unread, { one: 'Private message', other: `${numberOf(unread)} private messages` })} from ${name}`,
  read: 'Read',
  dismiss: 'Not now',
  sendTo: (name: string) => `Send to ${name}`,
});
