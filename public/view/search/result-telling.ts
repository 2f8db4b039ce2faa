/** Has read out what a search came to: once somebody has stopped typing, and whenever they go on to another result. */

import { lineWords } from '../../room/files/line-words.ts';
import { cut } from '../../room/text/graphemes.ts';
import type { TextLine } from '../../room/timeline/line.ts';
import { readAloud, telling } from '../aloud/read-aloud.ts';
import { clockWording, dayWording, isSameDay } from '../transcript/moment.ts';
import { searchWords } from './words.ts';

/** Long enough to have typed a word. */
const TYPED_MS = 700;
const STEPPED_MS = 150;
const MOST_OF_TEXT = { graphemes: 200, bytes: 2_000 } as const;

export interface Result {
  /** Null where something was found, but the reader is at none of it. */
  readonly line: TextLine | null;
  /** From 0. */
  readonly place: number;
  readonly of: number;
}

export interface ResultTelling {
  typed(): void;
  stepped(): void;
  close(): void;
}

/** `result` answers with null where nothing is looked for; 'searching' where it is too early to say. */
export function tellResults(result: () => Result | 'searching' | null, now: () => number): ResultTelling {
  const voice = telling(() => {
    const found = result();
    if (found === 'searching') voice.request(STEPPED_MS);
    else if (found !== null) readAloud(wording(found, now()));
  });
  return {
    typed: () => voice.request(TYPED_MS),
    stepped: () => voice.request(STEPPED_MS),
    close: () => voice.close(),
  };
}

function wording({ line, place, of }: Result, now: number): string {
  if (line === null) return of === 0 ? searchWords.none : searchWords.results(of);
  const { isOwn, name, tag, at } = line;
  const who = isOwn ? searchWords.own : tag === null ? name : searchWords.person(name, tag);
  const clock = clockWording(at);
  const when = isSameDay(at, now) ? clock : searchWords.timeAndDay(clock, dayWording(at, now));
  return searchWords.told(place + 1, of, who, when, cut(lineWords(line), MOST_OF_TEXT));
}
