/** What a room shows of one other member. Plain data: knows nothing of links. */
import type { MemberId } from '../net/signer.ts';

export type { MemberId };

/** How a member is reached now, in the words of the People list. */
export type Reach = 'connecting' | 'connected' | 'reconnecting' | 'unreachable';

export interface Member {
  readonly id: MemberId;
  readonly name: string;
  /** Told beside the name where two members of the room bear the same one; else null. */
  readonly tag: string | null;
  readonly reach: Reach;
}
