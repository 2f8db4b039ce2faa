import type { DeviceTrouble } from '../../room/keep/device/disk.ts';
import { catalogue } from '../words/catalogue.ts';
import { numberOf, plural } from '../words/locale.ts';
import { phrase } from '../words/phrase.ts';

const STRAIGHT = 'What you say goes straight from browser to browser.';

/** The words about what is kept where, and for how long. */
export const keepWords = catalogue('keep', {
  name: 'Keep on this device',
  off: 'What is said here stays in this tab and is gone when you close it. On, it stays on this device until you forget the room.',
  moving: 'Being written to this device…',
  on: (size: string) => `Uses ${size} of this device, until you forget the room or switch this off.`,
  sealed: 'It is kept encrypted: only the link of the room opens it.',
  persistent: 'The browser will not clear it by itself.',
  notPersistent: 'The browser may clear it by itself when space runs short.',
  failing: (why: string) => `What is said from now on is not kept. ${why}`,
  /** Why the device keeps nothing, or nothing more. */
  trouble: {
    missing: 'This browser gives this page nothing to keep things in, perhaps by a privacy setting.',
    newer: 'A newer version of this page was here before. Reload this one to get it.',
    silent: 'The storage of this browser does not answer. Restarting the browser mostly helps.',
    cleared: 'Somebody emptied the storage of this browser, or it did so itself.',
    replaced: 'A newer version of this page is open in another tab. Reload this one to get it.',
    full: 'There is no space left on this device, or the browser gives this page no more.',
    bound: 'Parley keeps no more than about 250 MB on one device. Forget a room to make space.',
    failed: 'The storage of this browser failed.',
  } satisfies Record<DeviceTrouble, string>,

  bytes: (megabytes: string) => `${megabytes} MB`,
  lessThan: (size: string) => `less than ${size}`,

  /** In an empty room: where what one says goes. */
  whereItGoes: {
    here: `${STRAIGHT} This device keeps it until you forget the room.`,
    nowhere:
      'What you say goes straight from browser to browser, and lasts until the last of you closes the tab, or longer if somebody keeps the room on their device.',
    /** `names`: with their separators. */
    withOthers: (names: string, count: number) =>
      `${STRAIGHT} When all of you have closed the tab, ${plural(count, {
        one: `${names} still keeps it on their device.`,
        other: `${names} still keep it on their devices.`,
      })}`,
    /** `kept`: the sentence about the keeper, without a full stop. */
    byKeeper: (kept: string) => `${STRAIGHT} ${kept}, also when all of you have closed the tab.`,
    asStranger: 'This browser does not remember who you are here: with another tab you come as somebody new.',
  },

  /** `kept`: the sentence about the keeper, without a full stop. */
  offButKept: (kept: string) =>
    `${kept}. In this tab it is gone when you close it. On, it also stays on this device until you forget the room.`,
  /** What is said now. `day`: "12 December". */
  keptBy: {
    until: <Name>(name: Name, day: string) => phrase`Kept by ${name} until ${day}`,
    always: <Name>(name: Name) => phrase`Kept by ${name} until it is made to forget`,
  },
  /** In "About NAME", of a keeper. */
  keeper: {
    is: 'A keeper, by its own account: it keeps what is said here, also when everybody has gone, and gives it to whoever comes.',
    days: (count: number) =>
      plural(count, {
        one: 'It keeps everything for a day.',
        other: `It keeps everything for ${numberOf(count)} days.`,
      }),
    always: 'It keeps everything until it is made to forget.',
    atMost: (size: string) => `No more than ${size}: then the oldest goes first.`,
    reads: 'It reads what members read, but not what others say to each other in private.',
  },

  /** Nobody else is here, and what is shown was kept. */
  keptUntil: (last: string) =>
    `Kept here until you forget the room. Last message: ${last}. What was said since comes when somebody is here.`,

  /** In "About NAME". */
  keeps: 'Keeps this room on their device, by their own account.',
  keepsNot: 'Keeps this room only until they close the tab, by their own account.',
});
