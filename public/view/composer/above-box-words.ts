import { catalogue } from '../words/catalogue.ts';
import { plural } from '../words/locale.ts';
import { phrase } from '../words/phrase.ts';

/** What stands above the box: the message that is answered or edited, people to mention, and who is typing. */
export const aboveBoxWords = catalogue('aboveBox', {
  editing: 'Editing your message',
  replyingTo: <Name>(name: Name) => phrase`Replying to ${name}`,
  replyingToSelf: 'Replying to yourself',
  cancelReply: 'Cancel reply',
  cancelEdit: 'Cancel edit',

  mentionList: 'People to mention',
  typing: {
    one: <Name>(name: Name) => phrase`${name} is typing`,
    two: <Name>(first: Name, second: Name) => phrase`${first} and ${second} are typing`,
    many: (count: number) =>
      plural(count, { one: `${count} person is typing`, other: `${count} people are typing` }),
  },
});
