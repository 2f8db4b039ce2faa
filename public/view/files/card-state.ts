/** What a card shows of a file: words, progress, and which buttons. Pure, but for the words. */
import type { FileFailure, FileLimits, FileStatus } from '../../room/files/files-contract.ts';
import { obstacleTo } from '../../room/files/obstacle.ts';
import type { SharedFile } from '../../room/files/shared-file.ts';
import { rateWords, sizeWords, timeLeftWords } from './size-words.ts';
import { fileWords } from './words.ts';

export type CardAction = 'download' | 'pause' | 'resume' | 'save' | 'retry' | 'chooseAgain';

export interface CardState {
  /** The button, or null where nothing can be done. */
  readonly action: CardAction | null;
  readonly canCancel: boolean;
  /** What becomes of it, in parts that stand side by side; empty where there is nothing to tell. */
  readonly words: readonly string[];
  readonly isProblem: boolean;
  readonly progress: { readonly percent: number; readonly words: string } | null;
  /** How many have it of how many; null where that says nothing. */
  readonly have: { readonly count: number; readonly of: number } | null;
  /** Nobody here has it. */
  readonly isGone: boolean;
}

export interface CardOptions {
  readonly file: SharedFile;
  readonly isOwn: boolean;
  readonly status: FileStatus;
  readonly limits: FileLimits;
}

/** A new try may end better. */
const PASSING: ReadonlySet<FileFailure> = new Set(['full', 'lost']);

export function cardState({ file, isOwn, status, limits }: CardOptions): CardState {
  const { state, holders, of, giving } = status;
  const isHere = state.kind === 'here';
  const base: CardState = {
    action: null,
    canCancel: false,
    words: giving === null ? [] : [fileWords.giving(rateWords(giving))],
    isProblem: false,
    progress: null,
    // Alone in a room there is nobody to count.
    have: of > 1 && holders.length > 0 ? { count: holders.length, of } : null,
    isGone: holders.length === 0 && !isHere && !(isOwn && state.kind === 'waiting'),
  };
  switch (state.kind) {
    case 'offered':
      return { ...base, ...offered(file, limits) };
    case 'fetching':
      return {
        ...base,
        action: 'pause',
        canCancel: true,
        progress: progressOf(file, state.bytes, state.secondsLeft),
        words: fetchingWords(file, state),
      };
    case 'paused':
      return {
        ...base,
        action: 'resume',
        canCancel: true,
        progress: progressOf(file, state.bytes, null),
        words: [fileWords.paused, partWords(file, state.bytes)],
      };
    case 'waiting':
      if (state.why === 'choose-again')
        return { ...base, action: 'chooseAgain', words: [fileWords.wait[state.why]] };
      return {
        ...base,
        canCancel: true,
        progress: state.bytes > 0 ? progressOf(file, state.bytes, null) : null,
        words: [fileWords.wait[state.why], ...(state.bytes > 0 ? [partWords(file, state.bytes)] : [])],
      };
    case 'here':
      return { ...base, action: 'save' };
    case 'failed':
      return {
        ...base,
        action:
          isOwn && state.why === 'source-changed' ? 'chooseAgain' : PASSING.has(state.why) ? 'retry' : null,
        isProblem: true,
        words: [failureWords(state.why, limits)],
      };
  }
}

/** What would be in the way is told before anybody asks for it. */
function offered({ bytes }: SharedFile, limits: FileLimits): Partial<CardState> {
  const obstacle = obstacleTo(bytes, limits);
  if (obstacle === 'too-large')
    return { words: [fileWords.tooLargeForMemory(sizeWords(limits.memoryBytes))] };
  if (obstacle !== null) return { words: [fileWords.failure[obstacle]] };
  return { action: 'download', ...(limits.storage === 'memory' ? { words: [fileWords.inMemory] } : {}) };
}

const failureWords = (why: FileFailure, { storage, memoryBytes }: FileLimits): string =>
  why === 'full' && storage === 'memory'
    ? fileWords.memoryFull(sizeWords(memoryBytes))
    : fileWords.failure[why];

type Fetching = Extract<FileStatus['state'], { kind: 'fetching' }>;

function fetchingWords(
  file: SharedFile,
  { bytes, rate, secondsLeft, sources, isOverTurn }: Fetching,
): string[] {
  return [
    partWords(file, bytes),
    ...(rate === null ? [] : [rateWords(rate)]),
    ...(secondsLeft === null ? [] : [timeLeftWords(secondsLeft)]),
    ...(sources > 0 ? [fileWords.from(sources)] : []),
    ...(isOverTurn ? [fileWords.overTurn] : []),
  ];
}

const partWords = (file: SharedFile, bytes: number): string =>
  fileWords.partOf(sizeWords(bytes), sizeWords(file.bytes));

/** 100 % is what is here, and nothing before. */
function progressOf(file: SharedFile, bytes: number, secondsLeft: number | null): CardState['progress'] {
  const percent = Math.max(0, Math.min(99, Math.floor((bytes / file.bytes) * 100)));
  const left = secondsLeft === null ? [] : [timeLeftWords(secondsLeft)];
  return { percent, words: [fileWords.percent(percent), ...left].join(', ') };
}
