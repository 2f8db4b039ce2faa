import { catalogue } from '../words/catalogue.ts';
import { numberOf, plural } from '../words/locale.ts';

/** What screen readers are told of what is new. Nobody sees it. */
export const aloudWords = catalogue('aloud', {
  you: 'you',
  said: (name: string, text: string) => `${name}: ${text}`,
  answered: (name: string, to: string, text: string) => `${name}, replying to ${to}: ${text}`,
  file: (file: string, name: string, caption: string) =>
    caption === '' ? `${file} from ${name}` : `${file} from ${name}: ${caption}`,
  edited: (name: string, text: string) => `${name} edited a message: ${text}`,
  deleted: (name: string) => `${name} deleted a message`,
  timeAndDay: (time: string, day: string) => `${time}, ${day}`,
  earlier: (count: number, name: string, when: string) =>
    plural(count, {
      one: `1 earlier message, from ${name} at ${when}`,
      other: `${numberOf(count)} earlier messages, the last from ${name} at ${when}`,
    }),
  fresh: (count: number, name: string, when: string) =>
    plural(count, {
      one: `1 new message, from ${name} at ${when}`,
      other: `${numberOf(count)} new messages, the last from ${name} at ${when}`,
    }),
  changed: (count: number) =>
    plural(count, {
      one: '1 message was edited or deleted',
      other: `${numberOf(count)} messages were edited or deleted`,
    }),
  moved: (count: number) =>
    plural(count, {
      one: '1 notice of who came, left or changed their name',
      other: `${numberOf(count)} notices of who came, left or changed their name`,
    }),

  inPrivate: (words: string) => `In private: ${words}`,
  privateMessages: (count: number, name: string) =>
    plural(count, {
      one: `1 private message from ${name}`,
      other: `${numberOf(count)} private messages from ${name}`,
    }),
});
