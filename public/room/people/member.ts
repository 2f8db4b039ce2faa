/** What a room shows of one other member. Plain data; does not know links. */
import type { MemberId } from '../../net/crypto/signer.ts';
import type { Trouble } from '../../net/link/unreachable.ts';

export { isOwnNetworkBlocked, type Unreachable, whyUnreachable } from '../../net/link/unreachable.ts';

import type { LastResortState } from '../../net/sealed/sealed-paths.ts';
import type { KeeperTerms } from '../keep/keeper-word.ts';
import type { ActivityFrame } from './activity-channel.ts';

export type { MemberId };

/** What a member is doing, by their own account. */
export type Activity = ActivityFrame['is'];

/** How a member is reached now, in the words of the People list; `via` others relay what is said. */
export type Reach = 'connecting' | 'connected' | 'via' | 'reconnecting' | 'unreachable';

/**
 * Whose name somebody bears with another key: of one I verified, or of one who is not here any more. The second may be
 * the same person in another browser.
 */
export type Namesake = 'verified' | 'met';

export interface Member {
  readonly id: MemberId;
  readonly name: string;
  /** Told beside the name where two members of the room bear the same one; else null. */
  readonly tag: string | null;
  readonly reach: Reach;
  /** For `via`: the name of the neighbour who relays. */
  readonly via: string | null;
  /** For `connected`: whether a TURN server relays; null while that is not known. */
  readonly isOverTurn: boolean | null;
  /** Whether what is said goes through the server, sealed, and who wants that. */
  readonly lastResort: LastResortState;
  /** Since when the link is up or not; Unix time in milliseconds. */
  readonly since: number;
  /** For `unreachable`: what is known of why. */
  readonly trouble: Trouble | null;
  /** Sent what no honest member sends; what cannot be trusted of it was refused. */
  readonly isFaulty: boolean;
  /** I compared safety codes with this key. */
  readonly isVerified: boolean;
  /** What they say is hidden, for me alone. */
  readonly isMuted: boolean;
  readonly namesake: Namesake | null;
  /** What they are doing, by their own account. */
  readonly activity: Activity;
  /** On which terms they keep what is said here for everybody, by their own signed word; null: no keeper. */
  readonly keeper: KeeperTerms | null;
}
