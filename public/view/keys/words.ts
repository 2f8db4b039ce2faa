import { catalogue } from '../words/catalogue.ts';
import { plural } from '../words/locale.ts';

/** The words of keys, commands and the palette. */
export const keyWords = catalogue('keys', {
  heading: 'Keys and commands',
  /** As they stand on the keys. */
  keys: {
    enter: 'Enter',
    shift: 'Shift',
    control: 'Ctrl',
    escape: 'Esc',
    menu: 'Menu',
    home: 'Home',
    end: 'End',
  },
  groups: {
    page: 'Everywhere',
    box: 'In the message box',
    messages: 'Among the messages',
    commands: 'Commands, typed in the message box',
  },
  page: {
    keys: 'Show this list, outside of a text box',
    palette: 'Go to a room, a person or a command',
    search: 'Search the messages',
    back: 'One step back: close what was opened last',
  },
  box: {
    send: 'Send',
    newLine: 'New line',
    editLast: 'Edit your last message, in an empty box',
    mention: 'Mention somebody',
    emoji: 'Emoji by its name',
    command: 'Command',
    slash: 'A text that begins with a slash',
  },
  messages: {
    walk: 'To the message above or below',
    ends: 'To the first or the last one',
    menu: 'What can be done with the message',
  },

  commandList: 'Commands',
  /** What is typed behind it. */
  arguments: { help: '', me: 'waves', nick: 'name', call: '', lock: '', leave: '' },
  about: {
    help: 'Show keys and commands',
    me: 'Say what you do',
    nick: 'Change your name',
    call: 'Call everybody',
    lock: 'Move to a new sealed room',
    leave: 'Leave this room',
  },
  unknown: (name: string) =>
    `Not sent: there is no command /${name}. Type /help to see all, or // for a text that begins with a slash.`,
  noAction: 'Type what you do behind it: /me waves',
  noName: 'Type your new name behind it: /nick Ada',
  notInPrivate: (name: string) => `/${name} is for the room: type it there`,
  noCall: 'Calls are not ready yet: try again in a moment',
  noRoom: 'Commands are not ready yet: try again in a moment',

  palette: 'Go to',
  find: 'A room, a person or a command',
  sections: { rooms: 'Rooms', people: 'People', commands: 'Commands' },
  nothing: 'Nothing of that name',
  found: (count: number) => plural(count, { one: `${count} found`, other: `${count} found` }),
  newRoom: 'New room',
});
