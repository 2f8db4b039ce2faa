import { catalogue } from '../words/catalogue.ts';
import { plural } from '../words/locale.ts';

/** What the device's notifications and the title of the page say. */
export const notifyWords = catalogue('notify', {
  isCalling: (name: string) => `${name} is calling`,
  mentionsYou: (name: string) => `${name} mentions you`,
  newMessages: (count: number) =>
    plural(count, { one: `${count} new message`, other: `${count} new messages` }),
  latestMessage: (name: string, text: string) => `${name}: ${text}`,
  countedTitle: (count: string, title: string) => `(${count}) ${title}`,
});
