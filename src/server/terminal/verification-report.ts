/** What `parley verify` prints: whose words a signed file proves, and the verdict. Pure. */
import type { FileProblem, LogPlace, Verification, VerifiedAuthor } from '../../verification.ts';

/** Of a key: enough to tell people apart who are in one file. It proves nothing by itself. */
const SHORT_KEY = 8;
const NAMED_NUMBERS = 20;

const PROBLEMS: Readonly<Record<FileProblem, string>> = {
  'not-parley': 'this is no signed file of Parley.',
  page: 'this is the page to read, which proves nothing. Export saves the signed file beside it.',
  newer: 'a newer Parley made this file; this one cannot read it.',
  'damaged-header': 'the first line of this file is damaged: without it nothing can be verified.',
};

export const problemReport = (problem: FileProblem): string => `NOT PROVED: ${PROBLEMS[problem]}\n`;

/** Whether every line of the file is an entry that its author signed for the room. */
export const isProved = ({ refused, missing, isOfRoom }: Verification): boolean =>
  refused === 0 && missing === 0 && isOfRoom !== false;

export function verificationReport(found: Verification): string {
  const { roomId, isSealed, promised, exportedAt, authors } = found;
  const paragraphs = [
    [
      `Signed file of the ${isSealed ? 'sealed' : 'open'} room ${roomId}`,
      `saved ${moment(exportedAt)}, ${counted(promised, 'entry', 'entries')}`,
    ],
    ...authors.map((author) => authorLines(author, authors)),
    remarks(found),
    [verdict(found), 'A signature proves a key, not a name, and no signature shows what was left out.'],
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n');
}

function authorLines(author: VerifiedAuthor, all: readonly VerifiedAuthor[]): string[] {
  const { key, names, entries, messages, firstAt, lastAt, logs, gaps, forks } = author;
  const [name = 'Nobody told a name', ...earlier] = names.toReversed();
  const others = all.filter((other) => other !== author && other.names.some((each) => names.includes(each)));
  return [
    earlier.length > 0 ? `${name} (before that: ${earlier.join(', ')})` : name,
    `  key       ${key.slice(0, SHORT_KEY)}, in full ${key}`,
    ...others.map((other) => `  beware    the key ${other.key.slice(0, SHORT_KEY)} has borne the same name`),
    `  entries   ${entries}, of which ${counted(messages, 'message', 'messages')}${logs > 1 ? `, in ${logs} logs` : ''}`,
    `  written   ${moment(firstAt)} to ${moment(lastAt)}, by their own clock`,
    ...(gaps.length > 0 ? [`  missing   ${placesOf(gaps, logs)}`] : []),
    ...(forks.length > 0
      ? [`  twofold   ${placesOf(forks, logs)}: signed two different entries under one number`]
      : []),
  ];
}

function remarks({ refused, refusedLines, missing, isSealed, isOfRoom, unknownSeen, roomId }: Verification) {
  const more = refused > refusedLines.length ? ', …' : '';
  return [
    ...(refused > 0
      ? [`Damaged, or not signed by their author: line ${refusedLines.join(', ')}${more}.`]
      : []),
    ...(missing > 0 ? [`The file ends early: ${counted(missing, 'entry is', 'entries are')} missing.`] : []),
    ...(isOfRoom === false ? [`The signatures are not of the room ${roomId}, which the file names.`] : []),
    ...(isSealed
      ? ['That the room is this one says the file alone: only the key of its link could tell.']
      : []),
    ...(unknownSeen > 0
      ? [
          `It is not all: ${counted(unknownSeen, 'time', 'times')} an author had seen what is not in this file.`,
        ]
      : []),
  ];
}

function verdict(found: Verification): string {
  const { refused, authors, promised } = found;
  const entries = authors.reduce((sum, author) => sum + author.entries, 0);
  const keys = counted(authors.length, 'key', 'keys');
  if (isProved(found))
    return `PROVED: ${counted(entries, 'entry, signed by', 'entries, each signed by one of')} the ${keys} above.`;
  return refused > 0
    ? `NOT PROVED: ${refused} of ${counted(promised, 'entry does', 'entries do')} not verify.`
    : 'NOT PROVED: what is there verifies, but the file is not as it was saved.';
}

/** "1, 5–8", and with several logs "1 in log 1, 5–8 in log 2". */
const placesOf = (places: readonly LogPlace[], logs: number): string =>
  places
    .slice(0, NAMED_NUMBERS)
    .map(({ log, first, last }) => {
      const numbers = first === last ? `${first}` : `${first}–${last}`;
      return logs > 1 ? `${numbers} in log ${log}` : numbers;
    })
    .join(', ');

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** "2026-11-21 14:05:09 UTC". */
const moment = (at: number): string => `${new Date(at).toISOString().replace('T', ' ').slice(0, -5)} UTC`;
