/** Says how a member is reached, or why not. Pure. */
import { type Member, whyUnreachable } from '../../room/people/member.ts';
import { clockWording } from '../transcript/moment.ts';
import { peopleWords } from './words.ts';

export type ReachOf = Pick<Member, 'reach' | 'via' | 'isOverTurn' | 'since' | 'trouble'>;

export function reachWords({ reach, via, isOverTurn, since, trouble }: ReachOf): string {
  const words = peopleWords.reach;
  switch (reach) {
    case 'connecting':
      return words.connecting;
    case 'connected':
      if (isOverTurn === null) return words.connected;
      return isOverTurn ? words.connectedOverRelay : words.connectedDirectly;
    case 'via':
      return words.via(via ?? '').join('');
    case 'reconnecting':
      return words.reconnectingSince(clockWording(since));
    case 'unreachable':
      return trouble === null
        ? words.unreachable
        : words.unreachableBecause(peopleWords.unreachable[whyUnreachable(trouble)]);
  }
}

/** Not for muted members, nor without a link: then it may not be true any more. */
export const isAway = ({
  activity,
  isMuted,
  reach,
}: Pick<Member, 'activity' | 'isMuted' | 'reach'>): boolean =>
  activity === 'away' && !isMuted && (reach === 'connected' || reach === 'via');
