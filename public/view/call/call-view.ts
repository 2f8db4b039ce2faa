/** The options of all views of calls. */
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
  /** One's own id. */
  readonly id: string;
  readonly name: ReadonlySignal<string>;
  readonly members: ReadonlySignal<readonly Member[]>;
  /** The id of the chosen loudspeaker; empty for the system's default. */
  readonly loudspeaker: Signal<string>;
  /** Also for members who are not here any more. */
  about(id: string): Member;
}
