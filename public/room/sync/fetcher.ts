/**
 * Asks for missing entries: each author from one member at a time, and from another one when the first does not
 * deliver what they claim to have. Does not know what entries say.
 */
import type { Cancel, Clock } from '../../net/clock.ts';
import { entriesOf } from '../log/heads.ts';
import type { MemberId } from '../people/member.ts';
import type { WantFrame } from './sync-channel.ts';

export interface FetcherOptions {
  readonly clock: Clock;
  /** The highest seq I have of an author. */
  head(author: MemberId): number;
  /** Those who can be asked, with what each of them has. */
  sources(): Iterable<readonly [member: MemberId, heads: Iterable<[author: MemberId, seq: number]>]>;
  /** False when the frame was not taken. */
  send(to: MemberId, want: WantFrame): boolean;
}

const ANSWER_MS = 8_000;
const RESEND_MS = 1_000;
/** A member who did not deliver is asked again after this. */
const FORGIVE_MS = 30_000;

interface Request {
  readonly from: MemberId;
  readonly after: number;
  readonly cancel: Cancel;
}

export class Fetcher {
  readonly #options: FetcherOptions;
  /** By author: the request under way. */
  readonly #requests = new Map<MemberId, Request>();
  /** By author: members who did not deliver. */
  readonly #unhelpful = new Map<MemberId, Set<MemberId>>();
  /** By author: from this seq on nothing is accepted. */
  readonly #refused = new Map<MemberId, number>();
  readonly #timers = new Set<Cancel>();

  constructor(options: FetcherOptions) {
    this.#options = options;
  }

  /** Whether an answer is on its way. */
  get isAsking(): boolean {
    return this.#requests.size > 0;
  }

  /** Asks for everything that somebody has and I have not, unless it is asked for already. */
  request(): void {
    for (const [member, heads] of this.#options.sources()) {
      const after: Record<MemberId, number> = {};
      for (const [author, seq] of heads) {
        const own = this.#options.head(author);
        if (seq > own && this.#mayAsk(member, author, own)) after[author] = own;
      }
      if (Object.keys(after).length > 0) this.#ask(member, after);
    }
  }

  /** An answer of `from` was taken in. */
  answered(from: MemberId): void {
    const requests = [...this.#requests].filter(([, request]) => request.from === from);
    const isFruitful = requests.some(([author, { after }]) => this.#options.head(author) > after);
    for (const [author] of requests) {
      this.#end(author);
      if (!isFruitful) this.#mistrust(author, from);
    }
    this.request();
  }

  /** `from` cannot be asked any more. */
  lost(from: MemberId): void {
    for (const [author, request] of this.#requests) if (request.from === from) this.#end(author);
    this.request();
  }

  /** What `author` says from `seq` on is not taken, whoever offers it. */
  refuse(author: MemberId, seq: number): void {
    this.#refused.set(author, Math.min(seq, this.#refused.get(author) ?? seq));
  }

  /** What was refused may be accepted now. */
  allow(author: MemberId): void {
    this.#refused.delete(author);
  }

  close(): void {
    for (const { cancel } of this.#requests.values()) cancel();
    for (const cancel of this.#timers) cancel();
  }

  #mayAsk(member: MemberId, author: MemberId, own: number): boolean {
    if (this.#requests.has(author) || this.#unhelpful.get(author)?.has(member)) return false;
    return own + 1 < (this.#refused.get(author) ?? Number.POSITIVE_INFINITY);
  }

  #ask(from: MemberId, after: Record<MemberId, number>): void {
    if (!this.#options.send(from, { type: 'want', after }))
      return this.#later(RESEND_MS, () => this.request());
    for (const [author, seq] of entriesOf(after)) {
      const cancel = this.#options.clock.after(ANSWER_MS, () => {
        this.#requests.delete(author);
        this.#mistrust(author, from);
        this.request();
      });
      this.#requests.set(author, { from, after: seq, cancel });
    }
  }

  #end(author: MemberId): void {
    this.#requests.get(author)?.cancel();
    this.#requests.delete(author);
  }

  #mistrust(author: MemberId, member: MemberId): void {
    const unhelpful = this.#unhelpful.get(author) ?? new Set<MemberId>();
    this.#unhelpful.set(author, unhelpful.add(member));
    this.#later(FORGIVE_MS, () => {
      unhelpful.delete(member);
      this.request();
    });
  }

  #later(delayMs: number, action: () => void): void {
    const cancel = this.#options.clock.after(delayMs, () => {
      this.#timers.delete(cancel);
      action();
    });
    this.#timers.add(cancel);
  }
}
