/** What views see of the files of a room and of its private conversations, and what they may ask for. */
import type { EntryId } from '../log/entry.ts';
import type { MemberId } from '../people/member.ts';
import type { ReadonlySignal } from '../reactive.ts';
import type { FileId, SharedFile } from './shared-file.ts';

/** Why a file stands still although it is wanted. */
export type WaitReason =
  /** Nobody who is here has what is missing. */
  | 'nobody-has-it'
  /** Those who have it cannot be reached. */
  | 'no-connection'
  /** It is private, and the two have no link of their own. */
  | 'no-own-link'
  /** Only over TURN, and the operator or this person switched that off. */
  | 'turn-off'
  /** I offered it, and this browser asks for the file again after a reload. */
  | 'choose-again';

export type FileFailure =
  | 'full'
  | 'lost'
  /** More than fits in memory where there is no disk. */
  | 'too-large'
  /** Larger than the operator allows. */
  | 'over-limit'
  /** The operator switched files off. */
  | 'off'
  /** Its author signed two versions of it. */
  | 'two-versions'
  /** The file on the author's device changed or went while it was sent. */
  | 'source-changed';

/** How far a file is on this device. Bytes count only once they are verified and written. */
export type FileState =
  /** It is not here, and nobody asked for it. */
  | { readonly kind: 'offered' }
  | {
      readonly kind: 'fetching';
      readonly bytes: number;
      /** Bytes a second over the last seconds; null while that is not known. */
      readonly rate: number | null;
      readonly secondsLeft: number | null;
      /** How many members it comes from now. */
      readonly sources: number;
      readonly isOverTurn: boolean;
    }
  | { readonly kind: 'paused'; readonly bytes: number }
  | { readonly kind: 'waiting'; readonly bytes: number; readonly why: WaitReason }
  /** All of it is here and proven. */
  | { readonly kind: 'here' }
  | { readonly kind: 'failed'; readonly why: FileFailure };

export interface FileStatus {
  readonly state: FileState;
  /** Who has all of it, as they told and I may believe: the author, me and others among those who are here. */
  readonly holders: readonly MemberId[];
  /** How many members could have it: those here, and me. */
  readonly of: number;
  /** Who once told that they have all of it and is not here now. */
  readonly hadIt: readonly MemberId[];
  /** Being given to others now: bytes a second; null when it is not. */
  readonly giving: number | null;
}

/** Something to send. The bytes are read when somebody asks for them. */
export interface Attachment {
  readonly content: Blob;
  readonly name: string;
  readonly type: string;
  readonly preview: string | null;
  readonly picture: SharedFile['picture'];
}

/** `too-long`: what is said with it. */
export type SendProblem = 'empty' | 'over-limit' | 'off' | 'too-long' | 'cannot-write';

export interface FileLimits {
  /** False where the operator switched files off. */
  readonly isOn: boolean;
  /** The largest file, in bytes. */
  readonly maxBytes: number;
  /** Where received files go; memory: they are lost with the page, and bounded. */
  readonly storage: 'disk' | 'memory';
  /** In memory: the largest file that can be received, in bytes. */
  readonly memoryBytes: number;
}

export interface RoomFiles {
  readonly limits: ReadonlySignal<FileLimits>;
  /** Follows one file; the same object for the same file. */
  status(id: FileId): ReadonlySignal<FileStatus>;
  /** Offers a file to the room, or to one member in private; it may answer a message there. */
  offer(
    attachment: Attachment,
    caption: string,
    to: MemberId | null,
    replyTo: EntryId | null,
  ): SendProblem | null;
  fetch(id: FileId): void;
  pause(id: FileId): void;
  /** Gives up: what is here of it goes. */
  cancel(id: FileId): void;
  /** The file of an own offer, chosen again after a reload. False when it is another one. */
  chooseAgain(id: FileId, content: Blob): Promise<boolean>;
  /** All of it; null unless it is here. */
  blob(id: FileId): Promise<Blob | null>;
  /** Writes all of it without holding it in memory, and closes the sink. False when that failed. */
  writeTo(id: FileId, sink: WritableStream<Uint8Array>): Promise<boolean>;
  close(): void;
}
