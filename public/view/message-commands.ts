/** What can be done with a message of the transcript. Who may do what is decided elsewhere. */
import type { TextLine } from '../room/line.ts';

export interface MessageCommands {
  reply(line: TextLine): void;
  edit(line: TextLine): void;
  /** Asks first. */
  remove(line: TextLine): void;
  react(id: string, emoji: string, isOn: boolean): void;
  /** Who has it, and who not yet. */
  showHolders(id: string): void;
  /** Who somebody is, and what I make of them. */
  showMember(id: string): void;
  jump(id: string): void;
}
