/** Chooses the words for a device that cannot be used, and for how a call ended. Pure. */
import type { CallNews } from '../../room/call/call-state.ts';
import type { CaptureProblem, Source } from '../../room/call/own-media.ts';
import type { MemberId } from '../../room/people/member.ts';
import type { Phrase } from '../words/phrase.ts';
import { callWords } from './words.ts';

/** What is wrong, what to do, what still works. */
export function problemWords(source: Source, problem: CaptureProblem): string {
  const words = callWords.problem;
  if (source === 'screen' && problem === 'denied') return words.screenDenied;
  return [words.reasons[problem](source), words.meanwhile[source]].filter(Boolean).join(' ');
}

/** `nameOf` gives the name of a member, as text or as an element. */
export function newsPhrase<Name>(news: CallNews, nameOf: (id: MemberId) => Name): Phrase<Name> {
  switch (news.kind) {
    case 'full':
      return [callWords.full(news.limit)];
    case 'cameras-full':
      return [news.limit === 0 ? callWords.noCameras : callWords.camerasFull(news.limit)];
    default:
      return callWords.end[news.kind](nameOf(news.with));
  }
}
