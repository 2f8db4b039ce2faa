/** How a call ended or why it did not come about, to be told once. */
import type { MemberId } from '../people/member.ts';

export type CallEnd = 'declined' | 'busy' | 'no-answer' | 'unreachable' | 'ended' | 'missed';

export type CallNews =
  | { readonly kind: CallEnd; readonly with: MemberId }
  /** The room's call takes so many. */
  | { readonly kind: 'full' | 'cameras-full'; readonly limit: number };
