/** How a member is reached, in one plain phrase, with the reason where they are not. Pure. Loaded after the page. */
import { type Member, type Unreachable, whyUnreachable } from '../../room/people/member.ts';
import { clockWording } from '../transcript/moment.ts';

export type ReachOf = Pick<Member, 'reach' | 'via' | 'isOverTurn' | 'since' | 'trouble'>;

export function reachWords({ reach, via, isOverTurn, since, trouble }: ReachOf): string {
  switch (reach) {
    case 'connecting':
      return 'connecting';
    case 'connected':
      return isOverTurn === null ? 'connected' : `connected ${isOverTurn ? 'over a relay' : 'directly'}`;
    case 'via':
      return `via ${via}`;
    case 'reconnecting':
      return `reconnecting since ${clockWording(since)}`;
    case 'unreachable':
      return trouble === null ? 'unreachable' : `unreachable: ${REASONS[whyUnreachable(trouble)]}`;
  }
}

/** Of whoever is muted it is not told, nor where it may not be true any more. */
export const isAway = ({
  activity,
  isMuted,
  reach,
}: Pick<Member, 'activity' | 'isMuted' | 'reach'>): boolean =>
  activity === 'away' && !isMuted && (reach === 'connected' || reach === 'via');

/** Each goes on after "unreachable:". */
const REASONS: Record<Unreachable, string> = {
  'no-way': 'neither the server nor anybody here can pass a call on to them',
  silent: 'calls go out, and no answer comes back',
  'no-turn': 'relay only is on, and there is no TURN server here',
  'turn-failed': 'no direct path, and the TURN server does not relay for this device',
  'own-network': 'your network lets no direct path through; a TURN server would help',
  'their-network': 'their network lets no direct path through; a TURN server would help',
  'both-networks': 'no direct path: both networks block it; a TURN server would help',
  blocked: 'no path opens, not even over a relay',
};
