/** Why files are not taken, in one sentence or a few. Pure, but for the words. */
import type { FileLimits } from '../../room/files/files-contract.ts';
import { sizeWords } from './size-words.ts';
import { MOST_AT_ONCE, type Refusal } from './tray.ts';
import { fileWords } from './words.ts';

/** More of them are counted. */
const TOLD = 2;

/** Empty where nothing was refused. */
export function refusalWords(refusals: readonly Refusal[], limits: Pick<FileLimits, 'maxBytes'>): string {
  const told = refusals.slice(0, TOLD).map((refusal) => wordsOf(refusal, limits));
  const rest = refusals.length - told.length;
  return [told.join('. '), ...(rest > 0 ? [fileWords.refusal.more(rest)] : [])].join(', ');
}

function wordsOf(refusal: Refusal, { maxBytes }: Pick<FileLimits, 'maxBytes'>): string {
  const words = fileWords.refusal;
  switch (refusal.why) {
    case 'folder':
      return words.folder(isolated(refusal.name));
    case 'empty':
      return words.empty(isolated(refusal.name));
    case 'unreadable':
      return words.unreadable(isolated(refusal.name));
    case 'too-large':
      return words.tooLarge(isolated(refusal.name), sizeWords(maxBytes));
    case 'too-many':
      return words.tooMany(MOST_AT_ONCE);
    case 'off':
      return fileWords.failure.off;
    case 'too-long':
      return words.tooLong;
    case 'cannot-write':
      return words.cannotWrite;
  }
}

/** So that a right-to-left name does not reorder the sentence around it. */
const isolated = (name: string): string => `\u2068${name}\u2069`;
