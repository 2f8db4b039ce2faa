/** One line of the room as a view shows it: something said, something that happened, a mark between. Plain data. */
import type { SharedFile } from '../files/shared-file.ts';
import type { EntryId } from '../log/entry.ts';
import type { MemberId } from '../people/member.ts';
import type { ToldNotice } from './moves.ts';

interface LineBase<Id extends string = string> {
  /** Unique and stable within the room. */
  readonly id: Id;
}

interface AuthoredLine<Id extends string = string> extends LineBase<Id> {
  readonly author: MemberId;
  readonly isOwn: boolean;
  /** The author's present name. */
  readonly name: string;
  readonly tag: string | null;
  /** Unix time in milliseconds by the author's clock. */
  readonly at: number;
}

/**
 * How far an own message got: `have` of `of` other people acknowledged it, and so many keepers, who are no people. Where none of
 * them did it is on this device only.
 */
export interface Receipt {
  readonly have: number;
  readonly of: number;
  readonly keepers: number;
}

export interface Quote {
  readonly id: EntryId;
  readonly name: string;
  readonly isOwn: boolean;
  /** Of a file its name and caption. Null where the quoted message was deleted or has not arrived, or its author is muted. */
  readonly text: string | null;
  readonly isFile: boolean;
  readonly isMuted: boolean;
}

export interface Reaction {
  readonly emoji: string;
  /** Who reacts so; null for oneself. */
  readonly names: readonly (string | null)[];
  readonly isOwn: boolean;
}

export interface TextLine extends AuthoredLine<EntryId> {
  readonly kind: 'text';
  /** Of a file the caption. Empty when deleted. */
  readonly text: string;
  /** Null for a text, and when deleted. */
  readonly file: SharedFile | null;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  /** It sorts before something that had been read already when it came. */
  readonly isLate: boolean;
  readonly quote: Quote | null;
  readonly reactions: readonly Reaction[];
  /** Only of own messages. */
  readonly receipt: Receipt | null;
}

export interface NoticeLine extends AuthoredLine {
  readonly kind: 'notice';
  readonly event: ToldNotice['event'] | 'renamed';
  /** For `renamed`: the name before. */
  readonly before?: string;
  /** For `returned`: how long they were away. */
  readonly awayMs?: number;
  /** Of a line that a view made of several: its sentence. `show` makes of a name what stands in it. */
  readonly sentence?: <Piece>(show: (name: string) => Piece | string) => readonly (Piece | string)[];
}

/** `joined`: what stands above was said before I came. `unread`: what stands below came while I was not reading. */
export interface DividerLine extends LineBase {
  readonly kind: 'divider';
  readonly event: 'joined' | 'unread';
}

export type Line = TextLine | NoticeLine | DividerLine;
