/** Tells members where I stand in calls: nothing twice on one link, and nothing to whom there was never anything to
 *  tell. */

import type { MemberId } from '../people/member.ts';
import type { CallFrame } from './call-channel.ts';

export interface CallBroadcastOptions {
  /** False when the frame was not taken. */
  send(to: MemberId, frame: CallFrame): boolean;
  wordFor(member: MemberId): CallFrame;
}

export class CallBroadcast {
  readonly #options: CallBroadcastOptions;
  /** What each member was told last; empty where that may be forgotten. */
  readonly #told = new Map<MemberId, string>();

  constructor(options: CallBroadcastOptions) {
    this.#options = options;
  }

  tell(id: MemberId): void {
    const frame = this.#options.wordFor(id);
    const words = JSON.stringify(frame);
    const told = this.#told.get(id);
    if (told === words || (told === undefined && frame.step === 'out')) return;
    this.#told.set(id, this.#options.send(id, frame) ? words : '');
  }

  /** On a new link they may know nothing of it any more. */
  relinked(id: MemberId): void {
    if (this.#told.has(id)) this.#told.set(id, '');
  }

  /** They believe something of me that I never told on this link: they are to hear, even if it is nothing. */
  owe(id: MemberId): void {
    if (!this.#told.has(id)) this.#told.set(id, '');
  }

  left(id: MemberId): void {
    this.#told.delete(id);
  }
}
