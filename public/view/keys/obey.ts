/** Does what is typed with a slash. Nothing of it is sent, unless it is a text or an action. */
import { openChangeLock } from '../dialogs/change-lock.ts';
import { place } from '../dom/place.ts';
import type { RoomMenuOptions } from '../menu/room-menu-items.ts';
import { nameRefusal, type YouOptions } from '../people/you.ts';
import { askToLeave } from '../rooms/leave.ts';
import { type CommandName, readSlash } from './slash.ts';
import { keyWords } from './words.ts';

export interface CommandOptions extends RoomMenuOptions, Pick<YouOptions, 'rename'> {
  /** Leaves for a new open room. */
  freshRoom(): void;
  /** Opens the list of keys and commands. */
  help(): void;
}

/** The box that it was typed in. */
export interface CommandBox {
  readonly isPrivate: boolean;
  say(text: string): void;
  /** Why nothing was done; what was typed stays. */
  tell(words: string): void;
  /** It was done: the box is empty again. */
  done(): void;
}

let room: CommandOptions | null = null;

/** Of the room that is on the page. */
export function takeCommands(o: CommandOptions): () => void {
  room = o;
  return () => {
    if (room === o) room = null;
  };
}

const ROOM_COMMANDS: readonly CommandName[] = ['call', 'lock', 'leave'];

/** In a private conversation it could be taken for something else. */
export const isForRoom = (name: CommandName): boolean => ROOM_COMMANDS.includes(name);

export function obey(typed: string, box: CommandBox): void {
  const read = readSlash(typed);
  if (read.kind === 'text') return box.say(read.text);
  if (read.kind === 'unknown') return box.tell(keyWords.unknown(read.name));
  const { name, rest } = read;
  if (name === 'me') return rest === '' ? box.tell(keyWords.noAction) : box.say(typed);
  if (box.isPrivate && isForRoom(name)) return box.tell(keyWords.notInPrivate(name));
  if (room === null) return box.tell(keyWords.noRoom);
  const problem = name === 'nick' ? rename(rest, room) : name === 'call' ? call() : null;
  if (problem !== null) return box.tell(problem);
  box.done();
  if (name === 'help') room.help();
  else if (name === 'lock') openChangeLock(room);
  else if (name === 'leave') askToLeave(room);
}

function rename(name: string, o: CommandOptions): string | null {
  if (name === '') return keyWords.noName;
  const refusal = o.rename(name);
  return refusal === null ? null : nameRefusal(refusal, name);
}

/** As if its button was pressed. */
function call(): string | null {
  const button = place('call', HTMLButtonElement);
  if (button.hidden) return keyWords.noCall;
  // After the box has its focus, which the call's own window is to have.
  queueMicrotask(() => button.click());
  return null;
}
