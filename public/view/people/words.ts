import type { Unreachable } from '../../room/people/member.ts';
import { catalogue } from '../words/catalogue.ts';
import { phrase } from '../words/phrase.ts';

/** The words of the People list. */
export const peopleWords = catalogue('people', {
  /** `tag` distinguishes members with the same name; otherwise it is empty. */
  about: (name: string, tag: string) => `About ${name} ${tag}`.trim(),
  marks: { verified: 'verified', muted: 'muted', away: 'away' },
  warning: {
    faulty: 'sends faulty data; it is refused',
    verifiedNamesake: 'not the one you verified',
    metNamesake: 'another key than before',
  },

  reach: {
    connecting: 'connecting',
    connected: 'connected',
    connectedDirectly: 'connected directly',
    connectedOverRelay: 'connected over a relay',
    via: <Name>(name: Name) => phrase`via ${name}`,
    reconnectingSince: (time: string) => `reconnecting since ${time}`,
    unreachable: 'unreachable',
    unreachableBecause: (reason: string) => `unreachable: ${reason}`,
  },
  /** The reasons for `unreachableBecause`. */
  unreachable: {
    'no-way': 'neither the server nor anybody here can pass a call on to them',
    silent: 'calls go out, and no answer comes back',
    'no-turn': 'relay only is on, and there is no TURN server here',
    'turn-failed': 'no direct path, and the TURN server does not relay for this device',
    'own-network': 'your network lets no direct path through; a TURN server would help',
    'their-network': 'their network lets no direct path through; a TURN server would help',
    'both-networks': 'no direct path: both networks block it; a TURN server would help',
    blocked: 'no path opens, not even over a relay',
  } satisfies Record<Unreachable, string>,

  /** Why a name was refused. */
  nameRefusal: {
    taken: (name: string) => `${name} is taken in this room`,
    alike: (name: string) => `${name} looks like the name of somebody in this room`,
    blank: 'A name needs at least one character that can be seen',
    tooLong: 'This name is too long',
  },
});
