/** One line of the room as a view shows it: something said, or something that happened. Plain data. */
import type { MemberId } from './member.ts';

interface LineBase {
  /** Unique and stable within the room. */
  readonly id: string;
  readonly author: MemberId;
  readonly isOwn: boolean;
  /** The author's present name. */
  readonly name: string;
  readonly tag: string | null;
  /** Unix time in milliseconds. */
  readonly at: number;
}

export interface TextLine extends LineBase {
  readonly kind: 'text';
  readonly text: string;
}

/** `returned` is a departure and arrival folded into one; `visited` an arrival and departure. */
export interface NoticeLine extends LineBase {
  readonly kind: 'notice';
  readonly event: 'joined' | 'left' | 'returned' | 'visited' | 'renamed';
  /** For `renamed`: the name before. */
  readonly before?: string;
}

export type Line = TextLine | NoticeLine;
