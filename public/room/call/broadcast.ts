/**
 * Tells members where I stand in calls: nothing twice on one link, and nothing to a member who was never told of a
 * call.
 */
import type { MemberId } from '../people/member.ts';
import type { CallFrame } from './call-channel.ts';
import { type CallState, ROOM_CALL } from './call-state.ts';
import type { OwnState } from './own-media.ts';

export interface CallBroadcastOptions {
  /** False when the frame was not taken. */
  send(to: MemberId, frame: CallFrame): boolean;
  frameFor(member: MemberId): CallFrame;
}

export class CallBroadcast {
  readonly #options: CallBroadcastOptions;
  /** What each member was told last; empty where that may be forgotten. */
  readonly #told = new Map<MemberId, string>();

  constructor(options: CallBroadcastOptions) {
    this.#options = options;
  }

  tell(id: MemberId): void {
    const frame = this.#options.frameFor(id);
    const text = JSON.stringify(frame);
    const told = this.#told.get(id);
    if (told === text || (told === undefined && frame.step === 'out')) return;
    this.#told.set(id, this.#options.send(id, frame) ? text : '');
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

/** What `member` is to know; of a call with somebody else nobody is told. Pure. */
export function frameFor(member: MemberId, state: CallState, { tracks, isMuted }: OwnState): CallFrame {
  if (state.kind === 'none' || (state.kind !== 'room' && state.with !== member))
    return { type: 'call', step: 'out', id: ROOM_CALL };
  if (state.kind === 'ringing') return { type: 'call', step: 'ring', id: state.id };
  const video = tracks.screen ? 'screen' : tracks.camera ? 'camera' : null;
  return {
    type: 'call',
    step: 'in',
    id: state.kind === 'room' ? ROOM_CALL : state.id,
    ...(isMuted || !tracks.microphone ? { isMuted: true } : {}),
    ...(video ? { video } : {}),
  };
}
