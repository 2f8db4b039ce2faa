/** What the views of a call are given. */
import type { Call } from '../../room/call/call.ts';
import type { Member } from '../../room/people/member.ts';
import type { ReadonlySignal, Signal } from '../../room/reactive.ts';

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
  /** The loudspeaker's id; empty for the one that the system uses. */
  readonly loudspeaker: Signal<string>;
  /** Also of one who is not here any more. */
  about(id: string): Member;
}
