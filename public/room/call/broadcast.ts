/**
 * Tells members where I stand in calls: nothing twice on one link, and nothing to a member who was never told of a
 * call. What cannot be told now is told with the next change, or when the member is reachable again.
 */
import type { MemberId } from '../people/member.ts';
import type { CallFrame } from './call-channel.ts';
import { type CallState, ROOM_CALL } from './call-state.ts';
import type { OwnState } from './own-media.ts';

export interface CallBroadcastOptions {
  /** Who is in the room. */
  members(): Iterable<MemberId>;
  /** False when the frame was not taken. */
  send(to: MemberId, frame: CallFrame): boolean;
  /** Null while nothing is to be told. */
  frameFor(member: MemberId): CallFrame | null;
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
    if (frame === null) return;
    const text = JSON.stringify(frame);
    const told = this.#told.get(id);
    if (told === text || (told === undefined && frame.step === 'out')) return;
    this.#told.set(id, this.#options.send(id, frame) ? text : '');
  }

  tellAll(): void {
    for (const id of this.#options.members()) this.tell(id);
  }

  /** The link is new: the other page may have been reloaded and know nothing. */
  relinked(id: MemberId): void {
    if (this.#told.has(id)) this.#told.set(id, '');
  }

  /** The member may hold something of me that I did not tell on this link: they are told, even that I am in no call. */
  correct(id: MemberId): void {
    this.#owe(id);
    this.tell(id);
  }

  /** The same for everybody, with the next change. */
  correctAll(): void {
    for (const id of this.#options.members()) this.#owe(id);
  }

  left(id: MemberId): void {
    this.#told.delete(id);
  }

  #owe(id: MemberId): void {
    if (!this.#told.has(id)) this.#told.set(id, '');
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
