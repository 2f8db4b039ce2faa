/**
 * Finds members who hold another version of a log than I do, by digests of whole logs, and asks for that log
 * again; the transcript then decides which version everybody keeps. Only an author who signs two entries with one
 * number makes this necessary. Does not know what entries say.
 */
import type { Cancel, Clock } from '../../net/clock.ts';
import { type Entry, type LogId, logIdOf } from '../log/entry.ts';
import { type Digests, entriesOf, type Heads, MAX_LOGS } from '../log/heads.ts';
import type { Transcript } from '../log/transcript.ts';
import type { MemberId } from '../people/member.ts';
import type { ReviewFrame } from './sync-channel.ts';

export interface ForkDetectorOptions {
  readonly clock: Clock;
  readonly transcript: Pick<Transcript, 'head' | 'heads' | 'digest'>;
  /** False when the frame was not taken. */
  send(to: MemberId, frame: ReviewFrame): boolean;
  /** What a member was told is not what I have (any more). */
  differs(member: MemberId): void;
}

const ANSWER_MS = 8_000;
/** A member who claims another version and does not deliver it is not asked again for this long. */
const FORGIVE_MS = 60_000;

/** A log up to `head`, as a member holds it. */
interface Claim {
  readonly head: number;
  readonly digest: string;
}

interface Review {
  readonly from: MemberId;
  readonly until: number;
  readonly cancel: Cancel;
}

export class ForkDetector {
  readonly #options: ForkDetectorOptions;
  /** For each member and log what they said last and I could not compare yet. */
  readonly #claims = new Map<MemberId, Map<LogId, Claim>>();
  /** For each member and log the digest of what both hold, or of what I told last. */
  readonly #settled = new Map<MemberId, Map<LogId, string>>();
  /** By log: one member is asked at a time. */
  readonly #reviews = new Map<LogId, Review>();
  /** Members who did not deliver, and when. */
  readonly #unhelpful = new Map<MemberId, number>();

  constructor(options: ForkDetectorOptions) {
    this.#options = options;
  }

  /** Of `heads`, the digests. */
  digestsOf(heads: Heads): Digests {
    const { transcript } = this.#options;
    return Object.fromEntries(entriesOf(heads).map(([log, head]) => [log, transcript.digest(log, head)]));
  }

  /** Heads of the authors of whom `member` was not told what I hold, nor said that they hold the same. */
  untold(member: MemberId): [log: LogId, head: number][] {
    const settled = this.#settled.get(member);
    const { transcript } = this.#options;
    return entriesOf(transcript.heads()).filter(
      ([log, head]) => settled?.get(log) !== transcript.digest(log, head),
    );
  }

  told(member: MemberId, digests: Digests): void {
    const settled = this.#settled.get(member) ?? new Map<LogId, string>();
    this.#settled.set(member, settled);
    for (const [log, digest] of entriesOf(digests)) settled.set(log, digest);
  }

  heard(member: MemberId, heads: Heads, digests: Digests): void {
    const claims = this.#claims.get(member) ?? new Map<LogId, Claim>();
    this.#claims.set(member, claims);
    for (const [log, digest] of entriesOf(digests)) {
      const head = heads[log];
      const isBounded = claims.size < MAX_LOGS || claims.has(log);
      if (head !== undefined && head > 0 && isBounded) claims.set(log, { head, digest });
    }
    this.compare();
  }

  /** To be told when the transcript grew. */
  compare(): void {
    for (const [member, claims] of this.#claims)
      for (const [log, claim] of claims) this.#compare(member, log, claim);
  }

  /** An answer of `from` was taken in. */
  answered(from: MemberId, entries: readonly Entry[]): void {
    const last = entries.at(-1);
    if (!last) return;
    const log = logIdOf(last);
    const review = this.#reviews.get(log);
    if (review?.from !== from) return;
    this.#end(log);
    if (last.seq < review.until) return this.#ask(from, log, last.seq, review.until);
    // Either I have their version now, or mine is the one that everybody keeps.
    this.#claims.get(from)?.delete(log);
    this.#options.differs(from);
    this.compare();
  }

  lost(member: MemberId): void {
    this.#claims.delete(member);
    this.#settled.delete(member);
    for (const [log, { from }] of this.#reviews) if (from === member) this.#end(log);
    this.compare();
  }

  close(): void {
    for (const log of this.#reviews.keys()) this.#end(log);
  }

  #compare(member: MemberId, log: LogId, { head, digest }: Claim): void {
    const { transcript, differs } = this.#options;
    const own = transcript.head(log);
    if (own < head) return;
    if (transcript.digest(log, head) === digest) {
      this.#claims.get(member)?.delete(log);
      if (own === head) this.told(member, { [log]: digest });
      return;
    }
    if (this.#reviews.has(log) || !this.#isTrusted(member)) return;
    this.#ask(member, log, 0, head);
    differs(member);
  }

  #isTrusted(member: MemberId): boolean {
    const since = this.#unhelpful.get(member);
    return since === undefined || this.#options.clock.now() - since >= FORGIVE_MS;
  }

  #ask(from: MemberId, log: LogId, after: number, until: number): void {
    const { clock, send } = this.#options;
    send(from, { type: 'review', log, after });
    const cancel = clock.after(ANSWER_MS, () => {
      this.#end(log);
      this.#unhelpful.set(from, clock.now());
      this.#claims.get(from)?.delete(log);
      this.compare();
    });
    this.#reviews.set(log, { from, until, cancel });
  }

  #end(log: LogId): void {
    this.#reviews.get(log)?.cancel();
    this.#reviews.delete(log);
  }
}
