import type { Unreachable } from '../../room/people/member.ts';
import { catalogue } from '../words/catalogue.ts';
import { numberOf, plural } from '../words/locale.ts';

/** What the People list says of a member beyond how they are reached. */
export const personWords = catalogue('person', {
  /** Everybody, oneself too. */
  here: (count: number) =>
    plural(count, { one: 'Only you are here', other: `${numberOf(count)} people are here` }),
  /** `here`: how many people are. A keeper is none. */
  andKeepers: (here: string, count: number) =>
    plural(count, { one: `${here}, and a keeper`, other: `${here}, and ${numberOf(count)} keepers` }),
  /** In place of "Only you so far". */
  aloneWithKeepers: (count: number) =>
    plural(count, { one: 'Only you and a keeper so far', other: 'Only you and keepers so far' }),
  marks: { keeper: 'keeper', verified: 'verified', muted: 'muted', away: 'away' },
  /** Before how a keeper is reached. */
  keeps: 'keeps what is said',
  warning: {
    faulty: 'sends faulty data; it is refused',
    verifiedNamesake: 'not the one you verified',
    metNamesake: 'another key than before',
  },

  unreachableBecause: (reason: string) => `unreachable: ${reason}`,
  /** The reasons for `unreachableBecause`. */
  unreachable: {
    'no-way': 'neither the server nor anybody here can pass an offer to connect on to them',
    silent: 'offers to connect go out, and no answer comes back',
    'no-turn': 'relay only is on, and there is no relay here',
    'turn-failed': 'no direct path, and the relay does not work from here',
    'own-network': 'your network blocks direct connections',
    'their-network': 'their network blocks direct connections',
    'both-networks': 'your networks let no direct connection through',
    blocked: 'no path opens, not even over a relay',
  } satisfies Record<Unreachable, string>,
});
