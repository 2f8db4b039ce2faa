import { catalogue } from '../words/catalogue.ts';

/** The words below the text of a message. */
export const footWords = catalogue('foot', {
  edited: 'edited',
  late: 'arrived late',
  whyLate: 'It was said earlier than it came here: what stands below it had been read already',
  receipt: {
    title: 'Who has this message',
    waiting: 'Waiting for somebody to come',
    kept: 'Kept on this device',
    /** No person has it so far. */
    keeper: 'Kept by a keeper',
    partly: (have: number, of: number) => `${have} of ${of}`,
    everyone: 'Delivered to everyone',
    /** In a private conversation. */
    delivered: 'Delivered',
  },
});
