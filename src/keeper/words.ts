/** What a keeper prints. Nothing of it names a room, a member or a link, but for the list that its owner asks for. */
import type { KeepBounds } from '../keeping.ts';
import type { KeptState } from './kept-room.ts';

const MEGABYTE = 1_000_000;

export const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`;
const count = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

const TROUBLE: Readonly<Record<string, string>> = {
  full: 'the disk is full',
  newer: 'a later version of Parley wrote what is kept of it',
  silent: 'the disk does not answer',
};

const REFUSED: Readonly<Record<string, string>> = {
  'wrong-key':
    'the key of its link does not fit. A sealed room needs its whole link, with the key behind the #',
  'room-full': 'it is full',
  busy: 'its server is busy',
};

export function stateWords(state: KeptState): string {
  switch (state.kind) {
    case 'joining':
      return 'joining';
    case 'here':
      return `here, with ${count(state.others, 'other member', 'other members')}`;
    case 'serverless':
      return `its server does not answer; ${count(state.others, 'other member is', 'other members are')} reached. Trying on`;
    case 'refused':
      return `not let in: ${REFUSED[state.reason] ?? `its server refuses (${state.reason})`}. Trying on`;
    case 'doubled':
      return 'another keeper is in the room with the same key: is this folder a copy? Only one of the two may run';
    case 'left':
      return `left: ${TROUBLE[state.trouble] ?? 'the disk fails'}. Nothing more is kept, and nothing acknowledged. Trying on`;
    case 'closed':
      return 'left';
  }
}

export const heldWords = (entries: number, bytes: number, files: number): string =>
  `holds ${count(entries, 'entry', 'entries')} (${megabytes(bytes)}) and ${count(files, 'file', 'files')}`;

export function boundWords({ days, roomBytes, totalBytes, fileBytes }: KeepBounds): string {
  const parts = [
    days === null ? 'for as long as it runs' : `for ${count(days, 'day', 'days')}`,
    ...(roomBytes === null ? [] : [`up to ${megabytes(roomBytes)} of a room`]),
    ...(totalBytes === null ? [] : [`${megabytes(totalBytes)} of all`]),
    fileBytes === 0 ? 'no files' : `${megabytes(fileBytes)} of files`,
  ];
  return parts.join(', ');
}

export const WORDS = {
  reads:
    'A keeper is a member: it reads and keeps what is said to the room. Run it only where you would be yourself.',
  keyless:
    'A link without a key behind a # leads to an open room, also where a sealed one bears that name: was it cut short?',
  keeping: (rooms: number, bounds: string) => `Keeping ${count(rooms, 'room', 'rooms')}: ${bounds}.`,
  noRooms: 'parley keep: no room to keep. Give the link of one: parley keep LINK',
  badLink: (which: number, why: string) => `parley keep: link ${which}: ${why}`,
  taken: (folder: string) =>
    `parley keep: another keeper uses ${folder}. It keeps on; parley keep list and parley keep forget work beside it.`,
  unfit: (folder: string, code: string) =>
    `parley keep: ${folder} cannot be used (${code}): it has to be a folder on a disk of this machine.`,
  stopping: 'Saying goodbye',
  stopped: 'Stopped: all is on the disk',
  forgot: 'forgotten: all that was kept of it is deleted',
  forgetting: (logs: number) => `forgets what is past its time or too much (${count(logs, 'log', 'logs')})`,
  filesFull: 'the disk is full: files are not kept now',
  unknown: 'parley keep forget: nothing is kept of such a room.',
  forgotRoom: 'All that was kept of the room is deleted here. What other members have stays with them.\n',
  nothingKept: (folder: string) => `Nothing is kept in ${folder}.\n`,
  listHead: (folder: string, isRunning: boolean) =>
    `Kept in ${folder} (${isRunning ? 'a keeper is running' : 'no keeper is running'}):\n`,
} as const;
