import { catalogue } from '../words/catalogue.ts';
import { phrase } from '../words/phrase.ts';

/** The words of the People list. */
export const peopleWords = catalogue('people', {
  /** `tag` distinguishes members with the same name; otherwise it is empty. */
  about: (name: string, tag: string) => `About ${name} ${tag}`.trim(),
  reach: {
    connecting: 'connecting',
    connected: 'connected',
    connectedDirectly: 'connected directly',
    connectedOverRelay: 'connected over a relay',
    connectedThroughServer: 'connected through the server, sealed',
    via: <Name>(name: Name) => phrase`via ${name}`,
    reconnectingSince: (time: string) => `reconnecting since ${time}`,
    unreachable: 'unreachable',
  },

  /** Why a name was refused. */
  nameRefusal: {
    taken: (name: string) => `${name} is taken in this room`,
    alike: (name: string) => `${name} looks like the name of somebody in this room`,
    blank: 'A name needs at least one character that can be seen',
    tooLong: 'This name is too long',
  },
});
