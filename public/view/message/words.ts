import { catalogue } from '../words/catalogue.ts';

/** The words around the text of a message. */
export const messageWords = catalogue('message', {
  you: 'You',
  deleted: 'Message deleted',
  quote: {
    goTo: 'Go to this message',
    muted: 'is muted',
    missing: 'This message was deleted or has not arrived',
  },
});
