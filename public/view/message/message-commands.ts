/** What the buttons of a message call. The room decides who may do what. */
import type { EntryId } from '../../room/log/entry.ts';
import type { MemberId } from '../../room/people/member.ts';
import type { Receipt, TextLine } from '../../room/timeline/line.ts';

export interface MessageCommands {
  /** The message stands in a private conversation: no link leads to it. */
  readonly isPrivate?: boolean;
  reply(line: TextLine): void;
  edit(line: TextLine): void;
  /** Asks for confirmation first. */
  remove(line: TextLine): void;
  react(id: EntryId, emoji: string, isOn: boolean): void;
  /** Opens who has the message and who has not. */
  showHolders(id: EntryId): void;
  /** The text of a receipt, where it is another one than in the room. */
  receiptWording?(receipt: Receipt): string;
  /** Opens the dialog about a member. */
  showMember(id: MemberId): void;
  jump(id: EntryId): void;
}
