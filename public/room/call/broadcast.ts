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
  /** By member, the frame told last; empty where the member may have lost it. */
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

  /** The link is new: the other page may have been reloaded and know nothing. */
  relinked(id: MemberId): void {
    if (this.#told.has(id)) this.#told.set(id, '');
  }

  /** The member may hold something of me that I did not tell on this link: tell them, even that I am in no call. */
  owe(id: MemberId): void {
    if (!this.#told.has(id)) this.#told.set(id, '');
  }

  left(id: MemberId): void {
    this.#told.delete(id);
  }
}

/** What `member` is told: nobody is told of a call with somebody else. Pure. */
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
