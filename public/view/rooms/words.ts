import { catalogue } from '../words/catalogue.ts';
import { plural } from '../words/locale.ts';
import { phrase } from '../words/phrase.ts';

/** The words of the list of rooms. */
export const roomsWords = catalogue('rooms', {
  heading: 'Rooms',
  open: 'Rooms',
  newRoom: 'New room',
  newSealedRoom: 'New sealed room',

  empty: 'No rooms yet',
  whyEmpty:
    'The rooms that you have been in with this browser will stand here. The list is on this device alone, and nobody else sees it.',
  where: 'This list is on this device alone; nobody else sees it.',

  sealed: 'Sealed room',
  here: 'You are here',
  needsLink: 'You need its link: its key is not on this device',
  lastHere: (day: string, time: string) => `${day}, ${time}`,
  unread: (count: number) =>
    plural(count, { one: `${count} unread message`, other: `${count} unread messages` }),
  /** More than that nobody counts. */
  many: '99+',

  rename: (room: string) => `Rename ${room}`,
  forget: (room: string) => `Forget ${room}`,
  nameFor: (room: string) => `Your name for ${room}`,
  nameProblem: {
    blank: 'A name needs at least one character that can be seen',
    'too-long': 'This name is too long',
  },
  notKept: 'This browser keeps no names for rooms: its storage is full or switched off.',

  forgetting: {
    heading: <Name>(name: Name) => phrase`Forget ${name}?`,
    explanation: [
      'This device forgets who you were there, your draft and everything that was said there, in all of its tabs. If the room is open in one of them, you leave it. Opening its link again, you come in as somebody new.',
      'What you said stays with the others.',
    ],
    withoutLink: 'You get there again only with its link. Without the link, you do not.',
    action: 'Forget',
  },

  leaving: {
    heading: 'Leave this room?',
    unreached:
      'What you said last has reached nobody yet. It waits in this tab: come back to the room in it, and it goes to whoever comes. With the tab it is gone.',
    keeping:
      'What was said here is kept in this tab and gone with it. This device can keep it, for when you come back.',
    notKept: 'This device could not keep it; the switch in the room menu says why. You are still here.',
    keepAndLeave: 'Keep and leave',
    leave: 'Leave',
  },
});
