/** What the views of a call are given. */
import type { Call } from '../room/call.ts';
import type { Member } from '../room/member.ts';
import type { ReadonlySignal } from '../room/reactive.ts';

export interface CallView {
  readonly call: Pick<
    Call,
    | 'own'
    | 'place'
    | 'ring'
    | 'news'
    | 'returning'
    | 'isAwaited'
    | 'participants'
    | 'inRoomCall'
    | 'level'
    | 'join'
    | 'call'
    | 'accept'
    | 'decline'
    | 'hangUp'
    | 'setCamera'
    | 'setScreen'
    | 'setMuted'
    | 'goBack'
    | 'stayOut'
    | 'dismissNews'
  >;
  /** Of oneself. */
  readonly id: string;
  readonly name: ReadonlySignal<string>;
  readonly members: ReadonlySignal<readonly Member[]>;
  /** Also of one who is not here any more. */
  about(id: string): Member;
}
