import { catalogue } from '../words/catalogue.ts';
import { numberOf, plural } from '../words/locale.ts';
import { phrase } from '../words/phrase.ts';

/** The words of files: attaching them, their cards in the transcript, what becomes of them. */
export const fileWords = catalogue('files', {
  attach: 'Attach files',
  tray: {
    name: 'Files to send',
    remove: (file: string) => `Remove ${file}`,
    preparing: 'Preparing…',
    unreadable: 'Cannot be shown here: goes as it is, with all that is in it',
    video: 'Goes as it is: place and time of the recording go along where they stand in it',
    original: 'Original',
    whyShrunk: 'Pictures are made smaller, without the place and camera data in them.',
    whyOriginal: 'Pictures go as they are: the place where they were taken and camera data go along.',
    toRoom: 'Sends to the room',
    toMember: <Name>(name: Name) => phrase`Sends to ${name} alone`,
  },
  drop: {
    toRoom: 'Drop to send to everyone in the room',
    toMember: <Name>(name: Name) => phrase`Drop to send to ${name} alone`,
    notYet: 'You can look at it first, and write something with it',
  },

  /** Why a file is not taken, or was not sent. */
  refusal: {
    folder: (file: string) =>
      `${file} is a folder: pack it into one file, such as a zip archive, and send that`,
    empty: (file: string) => `${file} is empty`,
    tooLarge: (file: string, most: string) => `${file} is too large: at most ${most} can be sent here`,
    tooMany: (most: number) => `At most ${numberOf(most)} files at once`,
    more: (count: number) => plural(count, { one: 'and 1 more', other: `and ${numberOf(count)} more` }),
    tooLong: 'What you wrote is too long to go along: shorten it to send it',
    cannotWrite: 'Not sent: this room takes no more messages from you here',
    unreadable: (file: string) => `${file} cannot be read any more`,
  },

  bytes: (count: number) => plural(count, { one: '1 byte', other: `${numberOf(count)} bytes` }),
  kilobytes: (count: string) => `${count} kB`,
  megabytes: (count: string) => `${count} MB`,
  gigabytes: (count: string) => `${count} GB`,
  perSecond: (size: string) => `${size}/s`,
  left: {
    moments: 'a few seconds left',
    seconds: (count: number) => plural(count, { one: '1 second left', other: `${count} seconds left` }),
    minutes: (count: number) => plural(count, { one: '1 minute left', other: `${count} minutes left` }),
    hours: (count: number) => plural(count, { one: '1 hour left', other: `${count} hours left` }),
    days: (count: number) => plural(count, { one: '1 day left', other: `${numberOf(count)} days left` }),
  },

  partOf: (part: string, whole: string) => `${part} of ${whole}`,
  from: (count: number) => plural(count, { one: 'from 1 person', other: `from ${numberOf(count)} people` }),
  overTurn: 'over a TURN server',
  giving: (rate: string) => `Sending, ${rate}`,
  percent: (count: number) => `${count} %`,
  progress: (file: string) => `Download of ${file}`,
  paused: 'Paused',
  wait: {
    'nobody-has-it': 'Waiting for somebody who has it: goes on by itself when they are here',
    'no-connection':
      'No connection to anybody who has it: goes on by itself when there is one, or when somebody nearer has it',
    'no-own-link':
      'A private file goes straight from one of you to the other, never over others, and you two are not connected directly. It goes on by itself when you are; another network may help, of either of you',
    'turn-off':
      'Those who have it are reached over a TURN server alone, and files do not go over it here: another network may help',
    'choose-again':
      'This page was loaded again, and cannot read the file any more: choose it again, so that others can get it',
  },
  failure: {
    full: 'There is not enough space for it on this device: make some, then try again',
    lost: 'The browser could not keep it, or lost what was here of it',
    'too-large': 'Too large for this page, which has to hold files in memory',
    off: 'Whoever runs this server has switched files off',
    'over-limit': 'Larger than whoever runs this server allows',
    'two-versions':
      'Whoever sent it signed two versions of it, and neither can be trusted: ask for it to be sent again',
    'source-changed': 'The file was changed or removed on this device: choose it as it was, or send it anew',
  },
  /** Where there is no disk for pages, as on plain http. */
  tooLargeForMemory: (most: string) =>
    `This page can take files up to ${most}: it has to hold them in memory, because the browser gives it no disk (which needs https, and no private window)`,
  memoryFull: (most: string) =>
    `This page holds files of up to ${most} in memory, all together, and has no more space: save what you need, then load it again`,
  inMemory: 'Held in memory: lost when this page is closed',
  notThisFile: 'That is another file, or it was changed since',
  cannotShow: 'Too large to be shown here, but it can be saved',

  download: 'Download',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  save: 'Save',
  retry: 'Try again',
  chooseAgain: 'Choose the file again',
  openPicture: (file: string) => `Show ${file} in full size`,

  have: (count: number, of: number) => `${numberOf(count)} of ${numberOf(of)} have it`,
  nobodyHas: 'Nobody here has it.',
  had: {
    one: <Name>(name: Name) => phrase`${name} had it.`,
    two: <Name>(one: Name, other: Name) => phrase`${one} and ${other} had it.`,
    many: <Name>(one: Name, other: Name, more: number) =>
      phrase`${one}, ${other} and ${plural(more, { one: '1 more', other: `${numberOf(more)} more` })} had it.`,
  },
  holders: {
    heading: 'Who has the file',
    hasIt: 'Has it: ',
    notYet: 'Not yet: ',
    hadIt: 'Had it, and is not here: ',
    you: 'you',
    why: 'It can be had from anybody who has all of it or a part, also when whoever sent it is gone.',
  },

  aloud: {
    complete: (file: string) => `${file} is here`,
    saved: (file: string) => `${file} is saved`,
    notSaved: (file: string) => `${file} could not be saved`,
    failed: (file: string, why: string) => `${file}: ${why}`,
  },
});
