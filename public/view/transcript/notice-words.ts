/** The sentence of any notice, calls among them. Loaded after the page. */
import type { NoticeLine } from '../../room/timeline/line.ts';
import type { Phrase } from '../words/phrase.ts';
import { callTelling } from './call-telling.ts';
import { noticeWording, type PlainNotice } from './notice-wording.ts';

/** `show` makes of a name what stands in the sentence. */
export const noticeWords = <Piece>(
  line: NoticeLine,
  show: (name: string) => Piece | string,
): Phrase<Piece> =>
  line.event === 'call' ? [callTelling.words(line)] : noticeWording(line as PlainNotice, show);
