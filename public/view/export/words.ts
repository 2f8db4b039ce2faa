import type { FileProblem } from '../../room/signed-file/read-signed-file.ts';
import { catalogue } from '../words/catalogue.ts';
import { numberOf, plural } from '../words/locale.ts';
import { type Phrase, phrase } from '../words/phrase.ts';

const messages = (count: number) => plural(count, { one: '1 message', other: `${numberOf(count)} messages` });
const entries = (count: number) => plural(count, { one: '1 entry', other: `${numberOf(count)} entries` });
const were = (count: number) => plural(count, { one: 'was', other: 'were' });

/** The words of Export and Import, and of the page that is saved. */
export const exportWords = catalogue('export', {
  export: {
    heading: 'Export',
    nothing: 'Nothing was said here yet.',
    page: {
      heading: 'A page to read',
      explanation:
        'One HTML file with the transcript as you see it here. It opens in every browser, without Parley and without a network, and prints well. What was deleted stays deleted.',
      save: 'Save page',
    },
    signed: {
      heading: 'A signed file',
      explanation:
        'Every entry as its author signed it. Import brings the transcript back from it, and “parley verify” proves whose words they are.',
      holds: {
        deleted: (count: number) =>
          plural(count, { one: '1 deleted message', other: `${numberOf(count)} deleted messages` }),
        edited: (count: number) =>
          plural(count, {
            one: '1 wording that was edited',
            other: `${numberOf(count)} wordings that were edited`,
          }),
        muted: (count: number) =>
          plural(count, {
            one: 'what 1 muted member said',
            other: `what ${numberOf(count)} muted members said`,
          }),
      },
      /** What `holds` has, as a list. */
      alsoHolds: (what: string) => `It also holds what you do not see here: ${what}.`,
      save: 'Save signed file',
    },
    saved: (name: string) => `Saved as ${name}`,
    openRoom: 'Both name the room. It is open: whoever gets a file can come in.',
    sealedRoom: 'Both name the room, but neither has its key: nobody comes in with them.',
    privates: 'Private conversations are in neither.',
  },

  import: {
    heading: 'Import',
    explanation:
      'Adds a signed file of this room to the transcript. Every signature is checked, and what is here already stays as it is. Whoever is here gets what they lack.',
    choose: 'Choose a file',
    another: 'Choose another file',
    stop: 'Stop',
    label: 'Import',
    progress: (lines: number, of: number) => `${numberOf(lines)} of ${entries(of)} checked`,
    reading: 'Reading…',

    problem: {
      'not-parley': 'This is not a signed file of Parley.',
      page: 'This is the page to read. Import takes the signed file, whose name ends in “.parley”.',
      newer:
        'This file was made by a newer Parley. Load the page again, or ask whoever runs this server to update it.',
      'damaged-header': 'This file is damaged in its first line: without it, nothing of it can be checked.',
    } satisfies Record<FileProblem, string>,
    unreadable: 'This file could not be read.',
    otherRoom: <Id>(id: Id) => phrase`This file is of another room: ${id}.`,
    otherKey: 'This file is of another room: it has the same id, and another key.',

    news: (count: number) => `${messages(count)} ${were(count)} new.`,
    noNews: 'Nothing was new: all of it is here already.',
    noNewMessages: (others: number) =>
      plural(others, {
        one: 'No message was new, but 1 name, edit, deletion or reaction was.',
        other: `No message was new, but ${numberOf(others)} names, edits, deletions and reactions were.`,
      }),
    nothingTaken: 'Nothing was taken.',
    damaged: (line: number, taken: number, refused: number) =>
      `Damaged at line ${numberOf(line)}: ${entries(taken)} taken, ${numberOf(refused)} refused.`,
    tooMany: (count: number) => `${entries(count)} ${were(count)} more than a room takes.`,
    missing: (count: number) =>
      `The file ends early: ${entries(count)} ${plural(count, { one: 'is', other: 'are' })} missing.`,
    early: (count: number) =>
      `${entries(count)} ${plural(count, { one: 'waits', other: 'wait' })} for others that stand before and are not in the file.`,
    forked: (count: number) =>
      `Of ${entries(count)} the author signed two versions: everybody keeps the same one.`,
    givenUp: 'So much of it is damaged that the rest was not read.',
    stopped: 'Stopped: what was taken stays.',
    /** `names`: with their separators. */
    newAuthors: <Name>(names: Phrase<Name>) => phrase`Of these people nothing was here before: ${names}.`,
    keyed: <Name>(name: Name, key: Name) => phrase`${name} (${key})`,
    moreAuthors: (count: number) => `${numberOf(count)} more`,
  },

  page: {
    title: (room: string, day: string) => `Room ${room}, ${day}`,
    openRoom: <Id>(id: Id) => phrase`Open room ${id}`,
    sealedRoom: <Id>(id: Id) => phrase`Sealed room ${id}`,
    saved: (at: string, timeZone: string) => `Saved on ${at} (${timeZone})`,
    messages,
    authors: 'Who wrote this',
    key: 'Key',
    copy: 'This page is a copy to read and proves nothing by itself. Names are what people called themselves; their keys tell them apart. The signed file of the same room proves who wrote what.',
  },
});
