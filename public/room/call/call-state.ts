/** Where I stand in calls, and what each member is told of it. Pure. */

import type { MemberId } from '../people/member.ts';
import type { CallFrame } from './call-channel.ts';
import type { OwnState } from './own-media.ts';

export type Place =
  | { readonly kind: 'none' }
  | { readonly kind: 'room' }
  /** I am calling them; they have not answered. */
  | { readonly kind: 'ringing'; readonly id: string; readonly with: MemberId }
  | { readonly kind: 'pair'; readonly id: string; readonly with: MemberId };

/** A call that media flow in. */
export interface CurrentCall {
  readonly id: string;
  /** Null for the room's call. */
  readonly with: MemberId | null;
}

/** Names the call that everybody in the room may join. */
export const ROOM_CALL = 'room';

export function currentCall(place: Place): CurrentCall | null {
  if (place.kind === 'room') return { id: ROOM_CALL, with: null };
  return place.kind === 'pair' ? { id: place.id, with: place.with } : null;
}

/** What `member` is to know; of a call with somebody else nobody is told. */
export function wordFor(member: MemberId, place: Place, { tracks, isMuted }: OwnState): CallFrame {
  if (place.kind === 'none' || (place.kind !== 'room' && place.with !== member))
    return { type: 'call', step: 'out', id: ROOM_CALL };
  if (place.kind === 'ringing') return { type: 'call', step: 'ring', id: place.id };
  const video = tracks.screen ? 'screen' : tracks.camera ? 'camera' : null;
  return {
    type: 'call',
    step: 'in',
    id: place.kind === 'room' ? ROOM_CALL : place.id,
    ...(isMuted || !tracks.microphone ? { isMuted: true } : {}),
    ...(video ? { video } : {}),
  };
}
