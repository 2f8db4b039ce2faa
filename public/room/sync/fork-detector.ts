/**
 * Finds members who hold another version of an author's log than I do, by digests of whole logs, and asks for that log
 * again; the transcript then decides which version everybody keeps. Only an author who signs two entries with one
 * number makes this necessary. Does not know what entries say.
 */
import type { Cancel, Clock } from '../../net/clock.ts';
import type { Entry } from '../log/entry.ts';
import { type Digests, entriesOf, type Heads, MAX_AUTHORS } from '../log/heads.ts';
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

/** One author's log up to `head`, as a member holds it. */
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
  /** For each member and author what they said last and I could not compare yet. */
  readonly #claims = new Map<MemberId, Map<MemberId, Claim>>();
  /** For each member and author the digest of what both hold, or of what I told last. */
  readonly #settled = new Map<MemberId, Map<MemberId, string>>();
  /** By author: one member is asked at a time. */
  readonly #reviews = new Map<MemberId, Review>();
  /** Members who did not deliver, and when. */
  readonly #unhelpful = new Map<MemberId, number>();

  constructor(options: ForkDetectorOptions) {
    this.#options = options;
  }

  /** Of `heads`, the digests. */
  digestsOf(heads: Heads): Digests {
    const { transcript } = this.#options;
    return Object.fromEntries(
      entriesOf(heads).map(([author, head]) => [author, transcript.digest(author, head)]),
    );
  }

  /** Heads of the authors of whom `member` was not told what I hold, nor said that they hold the same. */
  untold(member: MemberId): [author: MemberId, head: number][] {
    const settled = this.#settled.get(member);
    const { transcript } = this.#options;
    return entriesOf(transcript.heads()).filter(
      ([author, head]) => settled?.get(author) !== transcript.digest(author, head),
    );
  }

  told(member: MemberId, digests: Digests): void {
    const settled = this.#settled.get(member) ?? new Map<MemberId, string>();
    this.#settled.set(member, settled);
    for (const [author, digest] of entriesOf(digests)) settled.set(author, digest);
  }

  heard(member: MemberId, heads: Heads, digests: Digests): void {
    const claims = this.#claims.get(member) ?? new Map<MemberId, Claim>();
    this.#claims.set(member, claims);
    for (const [author, digest] of entriesOf(digests)) {
      const head = heads[author];
      const isBounded = claims.size < MAX_AUTHORS || claims.has(author);
      if (head !== undefined && head > 0 && isBounded) claims.set(author, { head, digest });
    }
    this.compare();
  }

  /** To be told when the transcript grew. */
  compare(): void {
    for (const [member, claims] of this.#claims)
      for (const [author, claim] of claims) this.#compare(member, author, claim);
  }

  /** An answer of `from` was taken in. */
  answered(from: MemberId, entries: readonly Entry[]): void {
    const last = entries.at(-1);
    if (!last) return;
    const { author } = last;
    const review = this.#reviews.get(author);
    if (review?.from !== from) return;
    this.#end(author);
    if (last.seq < review.until) return this.#ask(from, author, last.seq, review.until);
    // Either I have their version now, or mine is the one that everybody keeps.
    this.#claims.get(from)?.delete(author);
    this.#options.differs(from);
    this.compare();
  }

  lost(member: MemberId): void {
    this.#claims.delete(member);
    this.#settled.delete(member);
    for (const [author, { from }] of this.#reviews) if (from === member) this.#end(author);
    this.compare();
  }

  close(): void {
    for (const author of this.#reviews.keys()) this.#end(author);
  }

  #compare(member: MemberId, author: MemberId, { head, digest }: Claim): void {
    const { transcript, differs } = this.#options;
    const own = transcript.head(author);
    if (own < head) return;
    if (transcript.digest(author, head) === digest) {
      this.#claims.get(member)?.delete(author);
      if (own === head) this.told(member, { [author]: digest });
      return;
    }
    if (this.#reviews.has(author) || !this.#isTrusted(member)) return;
    this.#ask(member, author, 0, head);
    differs(member);
  }

  #isTrusted(member: MemberId): boolean {
    const since = this.#unhelpful.get(member);
    return since === undefined || this.#options.clock.now() - since >= FORGIVE_MS;
  }

  #ask(from: MemberId, author: MemberId, after: number, until: number): void {
    const { clock, send } = this.#options;
    send(from, { type: 'review', author, after });
    const cancel = clock.after(ANSWER_MS, () => {
      this.#end(author);
      this.#unhelpful.set(from, clock.now());
      this.#claims.get(from)?.delete(author);
      this.compare();
    });
    this.#reviews.set(author, { from, until, cancel });
  }

  #end(author: MemberId): void {
    this.#reviews.get(author)?.cancel();
    this.#reviews.delete(author);
  }
}
