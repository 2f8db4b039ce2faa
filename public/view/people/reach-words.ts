/** Says how a member is reached. Pure. */
import type { Member } from '../../room/people/member.ts';
import { clockWording } from '../transcript/moment.ts';
import { peopleWords } from './words.ts';

export type ReachOf = Pick<Member, 'reach' | 'via' | 'isOverTurn' | 'lastResort' | 'since'>;

export function reachWords({ reach, via, isOverTurn, lastResort, since }: ReachOf): string {
  const words = peopleWords.reach;
  switch (reach) {
    case 'connected':
      if (lastResort === 'open') return words.connectedThroughServer;
      if (isOverTurn === null) return words.connected;
      return isOverTurn ? words.connectedOverRelay : words.connectedDirectly;
    case 'via':
      return words.via(via ?? '').join('');
    case 'reconnecting':
      return words.reconnectingSince(clockWording(since));
    default:
      return words[reach];
  }
}
