/** The sentence of a notice, for the eye and for the ear. Pure. */
import type { NoticeLine } from '../../room/timeline/line.ts';
import { durationOf } from '../words/locale.ts';
import type { Phrase } from '../words/phrase.ts';
import { transcriptWords } from './words.ts';

/** Whoever was away for less came back, no more. */
const WORTH_TELLING_MS = 60_000;

/** Of anything but a call, which `noticeWords` tells too. */
export type PlainNotice = NoticeLine & { readonly event: Exclude<NoticeLine['event'], 'call'> };

/** `show` makes of a name what stands in the sentence. */
export function noticeWording<Piece>(
  { before, event, isOwn, name, awayMs = 0, sentence }: PlainNotice,
  show: (name: string) => Piece | string,
): Phrase<Piece> {
  if (sentence) return sentence(show);
  const who = isOwn ? transcriptWords.you : show(name);
  switch (event) {
    case 'renamed':
      if (isOwn) return transcriptWords.renamedSelf(show(name));
      return before === undefined
        ? transcriptWords.hasNewName(who)
        : transcriptWords.renamed(show(before), who);
    case 'verified':
      return transcriptWords.verifiedNamesake(who, show(name));
    case 'returned':
      return awayMs < WORTH_TELLING_MS
        ? transcriptWords.notice.returned(who)
        : transcriptWords.returnedAfter(who, durationOf(awayMs));
    default:
      return transcriptWords.notice[event](who);
  }
}
