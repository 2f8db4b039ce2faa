import { catalogue } from '../words/catalogue.ts';

/** The words around the text of a message, and of its buttons. */
export const messageWords = catalogue('message', {
  you: 'You',
  deleted: 'Message deleted',
  quote: {
    goTo: 'Go to this message',
    muted: 'is muted',
    missing: 'This message was deleted or has not arrived',
  },

  edited: 'edited',
  late: 'arrived late',
  whyLate: 'It was said earlier than it came here: what stands below it had been read already',
  receipt: {
    title: 'Who has this message',
    waiting: 'Waiting for somebody to come',
    kept: 'Kept on this device',
    partly: (have: number, of: number) => `${have} of ${of}`,
    everyone: 'Delivered to everyone',
    /** In a private conversation. */
    delivered: 'Delivered',
  },
});
