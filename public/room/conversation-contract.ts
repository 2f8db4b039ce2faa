/** What a conversation is given: the part that all conversations of a room share, and the part of each one. */
import type { Clock } from '../net/clock.ts';
import type { Signer, Verify, VerifyAhead } from '../net/crypto/signer.ts';
import type { Log } from '../net/log.ts';
import type { RoomClock } from './clock/room-clock.ts';
import type { Store } from './keep/storage.ts';
import type { Entry, LogId } from './log/entry.ts';
import type { MemberId } from './people/member.ts';
import type { People } from './people/people.ts';
import type { SyncOptions } from './sync/sync.ts';
import type { Notice } from './timeline/notices.ts';

/** What all conversations of a room have in common. */
export interface ConversationContext {
  readonly roomId: string;
  /** The room, as the seal derives it. */
  readonly signingContext: string;
  readonly signer: Signer;
  readonly verify: Verify;
  readonly verifyAhead?: VerifyAhead | undefined;
  readonly clock: Clock;
  readonly roomClock: Pick<RoomClock, 'now' | 'correction'>;
  readonly log: Log;
  /** Where the conversation is kept. */
  readonly store: Store;
  /** Of the browser: what every tab of the room is to know, and the next one. */
  readonly lasting: Store;
  /** From 0 up to 1. */
  random(): number;
  /** For a keeper that does not keep everything (`SyncOptions`). */
  forgotten?(log: LogId): number;
  readonly people: Pick<
    People,
    | 'nameOf'
    | 'tagOf'
    | 'presentable'
    | 'isMuted'
    | 'isKeeper'
    | 'changes'
    | 'isComplete'
    | 'misbehaved'
    | 'claimed'
  >;
  /** Somebody else said something; `news` are the words, of a file its name and caption, if it is new to me, else null. */
  spoke(author: MemberId, news: string | null, isPrivate: boolean, isFile: boolean): void;
}

export interface ConversationOptions
  extends ConversationContext,
    Pick<SyncOptions, 'send' | 'reach' | 'members' | 'isLinked' | 'batchBytes' | 'isSure'> {
  /** Names what is kept of it. */
  readonly id: string;
  /** What its entries are signed for. */
  readonly signingContext: string;
  readonly isPrivate: boolean;
  /** Whether the heads that the member tells first count as history. */
  isHistoryOf(member: MemberId): boolean;
  /** What else happened, in the order it did. */
  notices(): readonly Notice[];
  /** A text of mine is about to be written. */
  speaking(): void;
  /** Whether I had read it before a reload. */
  wasRead?(entry: Entry): boolean;
  /** Somebody else gave themselves a name. */
  named(author: MemberId, name: string): void;
}
