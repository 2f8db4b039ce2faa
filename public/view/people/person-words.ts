import type { Unreachable } from '../../room/people/member.ts';
import { catalogue } from '../words/catalogue.ts';
import { numberOf, plural } from '../words/locale.ts';

/** What the People list says of a member beyond how they are reached. */
export const personWords = catalogue('person', {
  /** Everybody, oneself too. */
  here: (count: number) =>
    plural(count, { one: 'Only you are here', other: `${numberOf(count)} people are here` }),
  marks: { verified: 'verified', muted: 'muted', away: 'away' },
  warning: {
    faulty: 'sends faulty data; it is refused',
    verifiedNamesake: 'not the one you verified',
    metNamesake: 'another key than before',
  },

  unreachableBecause: (reason: string) => `unreachable: ${reason}`,
  /** The reasons for `unreachableBecause`. */
  unreachable: {
    'no-way': 'neither the server nor anybody here can pass a call on to them',
    silent: 'calls go out, and no answer comes back',
    'no-turn': 'relay only is on, and there is no relay here',
    'turn-failed': 'no direct path, and the relay does not work from here',
    'own-network': 'your network blocks direct connections',
    'their-network': 'their network blocks direct connections',
    'both-networks': 'your networks let no direct connection through',
    blocked: 'no path opens, not even over a relay',
  } satisfies Record<Unreachable, string>,
});
