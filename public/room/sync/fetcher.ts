/**
 * Asks for missing entries: each log from one member at a time, and from another one when the first does not
 * deliver what they claim to have. Does not know what entries say.
 */
import type { Cancel, Clock } from '../../net/clock.ts';
import type { LogId } from '../log/entry.ts';
import { entriesOf } from '../log/heads.ts';
import type { MemberId } from '../people/member.ts';
import type { WantFrame } from './sync-channel.ts';

export interface FetcherOptions {
  readonly clock: Clock;
  /** The highest seq I have of a log. */
  head(log: LogId): number;
  /** Up to which entry a log was forgotten here on purpose: it is wanted again only when there is more of it. */
  forgotten?(log: LogId): number;
  /** Those who can be asked, with what each of them has. */
  sources(): Iterable<readonly [member: MemberId, heads: Iterable<[log: LogId, seq: number]>]>;
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
  /** By log: the request under way. */
  readonly #requests = new Map<LogId, Request>();
  /** By log: members who did not deliver. */
  readonly #unhelpful = new Map<LogId, Set<MemberId>>();
  /** By log: from this seq on nothing is accepted. */
  readonly #refused = new Map<LogId, number>();
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
      const after: Record<LogId, number> = {};
      for (const [log, seq] of heads) {
        const own = this.#options.head(log);
        const isForgotten = seq <= (this.#options.forgotten?.(log) ?? 0);
        if (seq > own && !isForgotten && this.#mayAsk(member, log, own)) after[log] = own;
      }
      if (Object.keys(after).length > 0) this.#ask(member, after);
    }
  }

  /** An answer of `from` was taken in. */
  answered(from: MemberId): void {
    const requests = [...this.#requests].filter(([, request]) => request.from === from);
    const isFruitful = requests.some(([log, { after }]) => this.#options.head(log) > after);
    for (const [log] of requests) {
      this.#end(log);
      if (!isFruitful) this.#mistrust(log, from);
    }
    this.request();
  }

  /** `from` cannot be asked any more. */
  lost(from: MemberId): void {
    for (const [log, request] of this.#requests) if (request.from === from) this.#end(log);
    this.request();
  }

  /** What stands in `log` from `seq` on is not taken, whoever offers it. */
  refuse(log: LogId, seq: number): void {
    this.#refused.set(log, Math.min(seq, this.#refused.get(log) ?? seq));
  }

  /** What was refused may be accepted now. */
  allow(log: LogId): void {
    this.#refused.delete(log);
  }

  close(): void {
    for (const { cancel } of this.#requests.values()) cancel();
    for (const cancel of this.#timers) cancel();
  }

  #mayAsk(member: MemberId, log: LogId, own: number): boolean {
    if (this.#requests.has(log) || this.#unhelpful.get(log)?.has(member)) return false;
    return own + 1 < (this.#refused.get(log) ?? Number.POSITIVE_INFINITY);
  }

  #ask(from: MemberId, after: Record<LogId, number>): void {
    if (!this.#options.send(from, { type: 'want', after }))
      return this.#later(RESEND_MS, () => this.request());
    for (const [log, seq] of entriesOf(after)) {
      const cancel = this.#options.clock.after(ANSWER_MS, () => {
        this.#requests.delete(log);
        this.#mistrust(log, from);
        this.request();
      });
      this.#requests.set(log, { from, after: seq, cancel });
    }
  }

  #end(log: LogId): void {
    this.#requests.get(log)?.cancel();
    this.#requests.delete(log);
  }

  #mistrust(log: LogId, member: MemberId): void {
    const unhelpful = this.#unhelpful.get(log) ?? new Set<MemberId>();
    this.#unhelpful.set(log, unhelpful.add(member));
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
