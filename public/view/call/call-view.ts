/** The options of all views of calls. */
import type { Call } from '../../room/call/call.ts';
import type { People } from '../../room/people/people.ts';
import type { Signal } from '../../room/reactive.ts';

export interface CallView {
  readonly call: Call;
  readonly people: People;
  /** The loudspeaker's id; empty for the one that the system uses. */
  readonly loudspeaker: Signal<string>;
  /** Who speaks is shown large. */
  readonly isSpeakerView: Signal<boolean>;
}
