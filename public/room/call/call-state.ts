/** The types of the call reducer: where I stand, what can happen, and what may follow. */
import type { MemberId } from '../people/member.ts';
import type { CallFrame } from './call-channel.ts';
import type { CallSize } from './call-limits.ts';
import type { Using } from './device-memory.ts';
import type { Source } from './own-media.ts';

export type CallState =
  | { readonly kind: 'none' }
  | { readonly kind: 'room' }
  /** I am calling them; they have not answered. */
  | { readonly kind: 'ringing'; readonly id: string; readonly with: MemberId }
  /** `isWaiting`: they left without hanging up, and may only be reloading the page. */
  | { readonly kind: 'pair'; readonly id: string; readonly with: MemberId; readonly isWaiting: boolean };

/** A call that media flow in. */
export interface ActiveCall {
  readonly id: string;
  /** Null for the room's call. */
  readonly with: MemberId | null;
}

/** Somebody is calling me. */
export interface IncomingCall {
  readonly from: MemberId;
  readonly id: string;
}

export type CallEnd = 'declined' | 'busy' | 'no-answer' | 'unreachable' | 'ended' | 'missed';

/** How a call ended, or why it did not start. Shown once. */
export type CallNews =
  | { readonly kind: CallEnd; readonly with: MemberId }
  /** How many members or cameras the room's call takes. */
  | { readonly kind: 'full' | 'cameras-full'; readonly limit: number };

export interface CallModel {
  readonly state: CallState;
  readonly incoming: IncomingCall | null;
  /** The call that this tab was in before it was reloaded, and may have ended since. */
  readonly returning: ActiveCall | null;
  readonly news: CallNews | null;
  /** By caller: when I declined them. */
  readonly declinedAt: Readonly<Record<MemberId, number>>;
}

/** What a step may depend on besides the model. */
export interface CallFacts {
  readonly now: number;
  readonly size: CallSize;
  /** How many others are in the room's call, and how many of them send a picture. */
  readonly inRoomCall: number;
  readonly cameras: number;
  /** The member of the call to return to is still in it and waits for me. */
  readonly isAwaited: boolean;
  isMuted(id: MemberId): boolean;
  /** A fresh id for a call. */
  newId(): string;
}

export type CallEvent =
  /** By me. */
  | { readonly kind: 'call'; readonly to: MemberId; readonly using: Using }
  | { readonly kind: 'join' | 'accept' | 'return'; readonly using: Using }
  | { readonly kind: 'decline' | 'hang-up' | 'stay-out' | 'dismiss-news' }
  | { readonly kind: 'picture'; readonly source: 'camera' | 'screen'; readonly isOn: boolean }
  /** By others. */
  | { readonly kind: 'frame'; readonly from: MemberId; readonly frame: CallFrame }
  | { readonly kind: 'left'; readonly id: MemberId }
  /** By time: I rang or waited for long enough, or somebody rang me for long enough. */
  | { readonly kind: 'waited' | 'rung' };

export type CallEffect =
  | {
      readonly kind: 'answer';
      readonly to: MemberId;
      readonly step: 'declined' | 'busy';
      readonly id: string;
    }
  | { readonly kind: 'capture'; readonly sources: readonly Source[] }
  | { readonly kind: 'stop'; readonly source: Source }
  /** The member, or everybody, may hold something of me that I did not tell on this link: tell them. */
  | { readonly kind: 'correct'; readonly member: MemberId | 'all' }
  /** A participant is away for now, or gone. */
  | { readonly kind: 'away' | 'gone'; readonly member: MemberId };

/** Names the call that everybody in the room may join. */
export const ROOM_CALL = 'room';
/** How long I ring, and how long another who left without hanging up is waited for. */
export const RING_MS = 30_000;
export const RETURN_MS = 60_000;
/** Longer than a caller rings: one who crashed never takes the call back. */
export const RUNG_MS = RING_MS + 5_000;

export const initialModel = (returning: ActiveCall | null): CallModel => ({
  state: { kind: 'none' },
  incoming: null,
  returning,
  news: null,
  declinedAt: {},
});

export function activeCall(state: CallState): ActiveCall | null {
  if (state.kind === 'room') return { id: ROOM_CALL, with: null };
  return state.kind === 'pair' ? { id: state.id, with: state.with } : null;
}

/** Whether both are the same call; waiting for the other makes no difference. */
export const isSameCall = (a: CallState, b: CallState): boolean =>
  a === b || (a.kind === 'pair' && b.kind === 'pair' && a.id === b.id && a.with === b.with);
