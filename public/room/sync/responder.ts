/**
 * Sends members the entries that they ask for, one batch at a time, and a limited number of batches per second.
 */
import type { Clock } from '../../net/clock.ts';
import type { Heads } from '../log/heads.ts';
import type { Transcript } from '../log/transcript.ts';
import type { MemberId } from '../people/member.ts';
import type { Agenda } from './agenda.ts';
import { entryBatch } from './entry-batch.ts';
import type { EntriesFrame } from './sync-channel.ts';

export interface ResponderOptions {
  readonly clock: Clock;
  readonly transcript: Pick<Transcript, 'since'>;
  send(to: MemberId, frame: EntriesFrame): boolean;
  readonly batchBytes?: number | undefined;
}

/** 8,000 entries a second. A member who asks for more is answered a second later, and cannot cause unlimited work. */
const MAX_ANSWERS = 40;
const WINDOW_MS = 1_000;

export class Responder {
  readonly #options: ResponderOptions;
  readonly #agenda: Agenda;
  /** By member: how many answers they got in the current window. */
  readonly #given = new Map<MemberId, { readonly since: number; count: number }>();

  constructor(options: ResponderOptions, agenda: Agenda) {
    this.#options = options;
    this.#agenda = agenda;
  }

  /** A member who wants more than fits into one frame asks again. */
  give(to: MemberId, after: Heads, kind: Pick<EntriesFrame, 'isAnswer' | 'isReview'>): void {
    if (!this.#mayAsk(to)) {
      // An honest member asks for one batch at a time and waits for it: it comes later.
      if (kind.isAnswer) this.#agenda.later(`answer ${to}`, WINDOW_MS, () => this.give(to, after, kind));
      return;
    }
    const { transcript, send, batchBytes } = this.#options;
    send(to, { type: 'entries', entries: entryBatch(transcript.since(after), batchBytes), ...kind });
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
