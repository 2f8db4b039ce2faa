/** What can be done with a message of the transcript. Who may do what is decided elsewhere. */
import type { Receipt, TextLine } from '../../room/timeline/line.ts';

export interface MessageCommands {
  reply(line: TextLine): void;
  edit(line: TextLine): void;
  /** Asks first. */
  remove(line: TextLine): void;
  react(id: string, emoji: string, isOn: boolean): void;
  /** Who has it, and who not yet. */
  showHolders(id: string): void;
  /** How far an own one got. */
  receiptWording(receipt: Receipt): string;
  /** Who somebody is, and what I make of them. */
  showMember(id: string): void;
  jump(id: string): void;
}
