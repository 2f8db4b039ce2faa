/** What the rest of the page sees of files, which come in a part of their own. Types only. */
import type { EntryId } from '../../room/log/entry.ts';
import type { MemberId } from '../../room/people/member.ts';
import type { ReadonlySignal, Signal } from '../../room/reactive.ts';

/** One of the boxes that messages are written in. */
export interface AttachPlaces {
  /** What is dropped here goes with what is written in the box. */
  readonly pane: HTMLElement;
  readonly form: HTMLFormElement;
  readonly box: HTMLTextAreaElement;
}

export interface AttachOptions {
  /** Whom the box writes to; null for the room. */
  readonly to: MemberId | null;
  /** Whether the box edits a message: nothing goes with that. */
  isEditing(): boolean;
  /** The message that is answered; it is taken only once. */
  takeReply(): EntryId | null;
  /** What was taken to go with files, and went with none. */
  giveBack(text: string, replyTo: EntryId | null): void;
  /** Why something was not taken. */
  tell(words: string): void;
}

export interface Attached {
  /** Takes the files of what was dropped or pasted. */
  take(transfer: DataTransfer): void;
  /** What was attached stays, for the next box to the same place. Idempotent. */
  close(): void;
}

export interface FilesView {
  attach(places: AttachPlaces, o: AttachOptions): Attached;
  readonly pictures: {
    /** Whether small pictures are fetched without being asked for. */
    readonly isOn: Signal<boolean>;
    /** The device saves data: nothing is. */
    readonly isMetered: ReadonlySignal<boolean>;
  };
}
