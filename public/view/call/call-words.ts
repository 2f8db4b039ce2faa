/** Chooses the words for a device that cannot be used, for how a call ended, and for a call of the room. Pure. */
import { type CallRecord, lengthOf } from '../../room/call/call-record.ts';
import type { CallNews } from '../../room/call/call-state.ts';
import type { CaptureProblem, OwnState, Source } from '../../room/call/own-media.ts';
import type { MemberId } from '../../room/people/member.ts';
import { listPieces } from '../words/lists.ts';
import { durationOf } from '../words/locale.ts';
import type { Phrase } from '../words/phrase.ts';
import { callWords } from './words.ts';

/** What is wrong, what to do, what still works. */
export function problemWords(source: Source, problem: CaptureProblem): string {
  const words = callWords.problem;
  if (source === 'screen' && problem === 'denied') return words.screenDenied;
  return [words.reasons[problem](source), words.meanwhile[source]].filter(Boolean).join(' ');
}

/** The same before a call, of camera and microphone together. */
export function lookProblemWords({ problems }: Pick<OwnState, 'problems'>): string {
  const { microphone, camera } = problems;
  const { reasons, without } = callWords.look;
  if (microphone && camera) {
    const told =
      microphone === camera
        ? [reasons[microphone]]
        : [callWords.problem.reasons[microphone]('microphone'), callWords.problem.reasons[camera]('camera')];
    return [...told, without.both].join(' ');
  }
  if (microphone) return `${callWords.problem.reasons[microphone]('microphone')} ${without.microphone}`;
  return camera ? `${callWords.problem.reasons[camera]('camera')} ${without.camera}` : '';
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

const MINUTE_MS = 60_000;

/** What was seen of a call of the room, as parts with a point between them. `nameOf` gives null for oneself. */
export function recordPhrases<Name>(
  record: CallRecord,
  nameOf: (id: MemberId) => Name | null,
): readonly Phrase<Name>[] {
  const { begun, over, present, seen } = record;
  const words = callWords.line;
  if (over !== null) {
    const length = lengthOf(record);
    const told = length !== null && (length < MINUTE_MS ? words.short : durationOf(length));
    return [[words.over], ...(told ? [[told]] : []), listPieces(seen.map((id) => nameOf(id) ?? words.you))];
  }
  const by = begun && nameOf(begun.by);
  const start = begun === null ? [words.isOn] : by === null ? [words.startedSelf] : words.started(by);
  return [start, [words.count(present.length)]];
}
