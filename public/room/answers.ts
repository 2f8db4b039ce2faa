/** Sends members the entries they ask for, one parcel at a time, and no more often than an honest member asks. */
import type { Clock } from '../net/clock.ts';
import type { FrameOf, Heads } from '../net/wire.ts';
import type { MemberId } from './member.ts';
import { parcelOf } from './parcel.ts';
import type { Transcript } from './transcript.ts';

export interface AnswersOptions {
  readonly clock: Clock;
  readonly transcript: Pick<Transcript, 'after'>;
  send(to: MemberId, frame: FrameOf<'entries'>): boolean;
  readonly parcelBytes?: number | undefined;
}

/** Whoever takes in what they asked for asks a few times a second; more often than this they only make work. */
const MAX_ANSWERS = 20;
const WINDOW_MS = 1_000;

export class Answers {
  readonly #options: AnswersOptions;
  /** How many each member got since when. */
  readonly #given = new Map<MemberId, { readonly since: number; count: number }>();

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /** Who wants more than fits into one frame asks again. */
  give(to: MemberId, after: Heads, kind: Pick<FrameOf<'entries'>, 'isAnswer' | 'isReview'>): void {
    if (!this.#mayAsk(to)) return;
    const { transcript, send, parcelBytes } = this.#options;
    const wanted = Object.entries(after).flatMap(([author, seq]) => transcript.after(author, seq));
    send(to, { type: 'entries', entries: parcelOf(wanted, parcelBytes), ...kind });
  }

  #mayAsk(member: MemberId): boolean {
    const now = this.#options.clock.now();
    const given = this.#given.get(member);
    if (!given || now - given.since >= WINDOW_MS) {
      this.#given.set(member, { since: now, count: 1 });
      return true;
    }
    given.count += 1;
    return given.count <= MAX_ANSWERS;
  }
}
