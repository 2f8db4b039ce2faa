import type { Unreachable } from '../../room/people/member.ts';
import { catalogue } from '../words/catalogue.ts';

/** What the People list says of a member beyond how they are reached. */
export const personWords = catalogue('person', {
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
    'no-turn': 'relay only is on, and there is no TURN server here',
    'turn-failed': 'no direct path, and the TURN server does not relay for this device',
    'own-network': 'your network lets no direct path through; a TURN server would help',
    'their-network': 'their network lets no direct path through; a TURN server would help',
    'both-networks': 'no direct path: both networks block it; a TURN server would help',
    blocked: 'no path opens, not even over a relay',
  } satisfies Record<Unreachable, string>,
});
