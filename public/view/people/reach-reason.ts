/** Says how a member is reached, or why not, and whether they are away. Pure. Loaded after the page. */
import { type Member, whyUnreachable } from '../../room/people/member.ts';
import { personWords } from './person-words.ts';
import { type ReachOf, reachWords } from './reach-words.ts';

export type ReasonOf = ReachOf & Pick<Member, 'trouble'>;

export const reachOrReason = (member: ReasonOf): string =>
  member.reach === 'unreachable' && member.trouble !== null
    ? personWords.unreachableBecause(personWords.unreachable[whyUnreachable(member.trouble)])
    : reachWords(member);

/** Not for muted members, nor without a link: then it may not be true any more. */
export const isAway = ({
  activity,
  isMuted,
  reach,
}: Pick<Member, 'activity' | 'isMuted' | 'reach'>): boolean =>
  activity === 'away' && !isMuted && (reach === 'connected' || reach === 'via');
