/**
 * Brings transcripts together, whatever kept them apart: heads are compared when a link opens, what is missing is asked
 * for, what is new is told at once and passed on to those who have no link with its author. Knows nothing of what
 * entries say or how they are shown.
 */
import type { Clock } from '../../net/clock.ts';
import type { Verify, VerifyAhead } from '../../net/crypto/signer.ts';
import { type Entry, entryClaim, isEntryGenuine } from '../log/entry.ts';
import type { Heads } from '../log/heads.ts';
import type { Addition, Transcript } from '../log/transcript.ts';
import type { MemberId } from '../people/member.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { Agenda } from './agenda.ts';
import { entryBatch } from './entry-batch.ts';
import { Fetcher } from './fetcher.ts';
import { ForkDetector } from './fork-detector.ts';
import { InboundQueue } from './inbound-queue.ts';
import { KnownHeads } from './known-heads.ts';
import { Responder } from './responder.ts';
import type { EntriesFrame, HeadsFrame, SyncFrame } from './sync-channel.ts';

export interface SyncOptions {
  readonly self: MemberId;
  readonly signingContext: string;
  readonly transcript: Transcript;
  /** Puts a checked entry into the transcript and away. */
  add(entry: Entry): Addition;
  /** Whether its time can be: nobody lives in the far future. */
  isBelievable(entry: Entry): boolean;
  readonly verify: Verify;
  /** Where that is faster. */
  readonly verifyAhead?: VerifyAhead | undefined;
  readonly clock: Clock;
  /** On the member's own link. False when the frame was not taken. */
  send(to: MemberId, frame: SyncFrame): boolean;
  /** How much goes into one frame, where that is less than a frame of a link holds. */
  readonly batchBytes?: number | undefined;
  /** On the member's own link or over others. False when nobody took it. */
  reach(to: MemberId, frame: HeadsFrame): boolean;
  /** Whether what an open way takes also arrives, as it does on a link. */
  isSure?(member: MemberId): boolean;
  /** Everybody else in the room. */
  members(): Iterable<MemberId>;
  /** Whether the two hold a link with each other, as far as members have told. */
  isLinked(a: MemberId, b: MemberId): boolean;
  /** What a member says they have. */
  told(from: MemberId, heads: Heads): void;
  /** A member has more than was known. */
  headsChanged(): void;
  /** A member sent what no honest member sends. */
  misbehaved(from: MemberId, what: string): void;
}

const RESEND_MS = 1_000;
/** When links are gone, members who lack one with an author are told what there is of them. */
const COMPARE_MS = 400;
/** Who said what is the same for all unless an author lies: now and then is enough to find that out. */
const REVIEW_MS = 60_000;
/** One end of each link tells the other; mostly nothing is left to be told the other way. */
const REVIEW_BACK_MS = 10_000;
/** One forged entry may be a damaged one; this many are not. */
const MAX_STRIKES = 20;

export class Sync {
  readonly #options: SyncOptions;
  readonly #intake: InboundQueue;
  readonly #pulls: Fetcher;
  readonly #reviews: ForkDetector;
  readonly #open = new Set<MemberId>();
  /** Of those with an open link, who told their heads on it. */
  readonly #met = new Set<MemberId>();
  readonly #known = new KnownHeads();
  readonly #acknowledgements: Acknowledgements;
  readonly #answers: Responder;
  readonly #agenda: Agenda;
  /** New entries of the parcel that is being checked. */
  #fresh: Entry[] = [];
  /** How many forged entries each member sent. */
  readonly #strikes = new Map<MemberId, number>();

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#agenda = new Agenda(options.clock);
    this.#answers = new Responder(options, this.#agenda);
    this.#intake = new InboundQueue(options.clock, {
      prepare: (entries, answer) => this.#prepare(entries, answer),
      check: (entry, from, { isReview }, verify) => this.#check(entry, from, isReview === true, verify),
      done: (from, frame) => this.#finish(from, frame),
      overrun: (from) => options.misbehaved(from, 'more entries than can be checked'),
    });
    this.#pulls = new Fetcher({
      clock: options.clock,
      head: (author) => options.transcript.head(author),
      sources: () => [...this.#open].map((member) => [member, this.#known.all(member)] as const),
      send: options.send,
    });
    this.#reviews = new ForkDetector({
      clock: options.clock,
      transcript: options.transcript,
      send: options.send,
      differs: (member) => this.#tellUntold(member),
    });
    this.#acknowledgements = new Acknowledgements({
      ...options,
      head: (author) => options.transcript.head(author),
      lacking: () => this.#lacking(),
    });
  }

  /** The highest seq of `author` that `member` is known to have, without a gap. */
  headOf(member: MemberId, author: MemberId): number {
    return this.#known.of(member, author);
  }

  /** Frames flow to and from `member`. Idempotent, as `lost` is. */
  opened(member: MemberId): void {
    if (this.#open.has(member)) return;
    this.#open.add(member);
    this.#tell(member, this.#options.transcript.heads());
  }

  lost(member: MemberId): void {
    if (!this.#open.delete(member)) return;
    this.#met.delete(member);
    this.#pulls.lost(member);
    this.#reviews.lost(member);
    this.topologyChanged();
  }

  /** Whom members hold links with changed. */
  topologyChanged(): void {
    this.#agenda.later('compare', COMPARE_MS, () => {
      const { transcript, self } = this.#options;
      for (const member of this.#open) this.#compare(member);
      // An author behind others may have reloaded and forgotten what I have; on a link of our own heads tell it.
      const authors = Object.keys(transcript.heads());
      this.#acknowledgements.repeat(authors.filter((author) => !this.#open.has(author) && author !== self));
    });
    this.#acknowledgements.expect();
  }

  /** Tells everybody an entry of my own that is in the transcript. */
  tell(entry: Entry): void {
    for (const member of this.#open) this.#push(member, [entry]);
    this.#acknowledgements.expect();
    this.#reviewLater();
  }

  receive(from: MemberId, frame: SyncFrame): void {
    switch (frame.type) {
      case 'heads':
        return this.#hear(from, frame);
      case 'want':
        return this.#answers.give(from, frame.after, { isAnswer: true });
      case 'review':
        return this.#answers.give(from, { [frame.author]: frame.after }, { isReview: true });
      case 'entries':
        if (!this.#isDistrusted(from)) this.#intake.take(from, frame);
        return;
    }
  }

  close(): void {
    this.#intake.close();
    this.#pulls.close();
    this.#reviews.close();
    this.#acknowledgements.close();
    this.#agenda.close();
  }

  #hear(from: MemberId, { heads, digests }: HeadsFrame): void {
    this.#options.told(from, heads);
    this.#known.learn(from, heads);
    if (digests && this.#open.has(from)) this.#reviews.heard(from, heads, digests);
    // Carried to me with their own head: they wait to be told what I have of theirs.
    if (!this.#isSure(from) && heads[from] !== undefined) this.#acknowledgements.owe(from);
    // What came in between the opening of the link and this was not passed on to them.
    if (this.#open.has(from) && !this.#met.has(from)) {
      this.#met.add(from);
      this.#compare(from);
    }
    this.#pulls.request();
    this.#options.headsChanged();
  }

  #prepare(entries: readonly Entry[], answer: (verify: Verify) => void): void {
    const { signingContext, verify, verifyAhead } = this.#options;
    if (!verifyAhead) return answer(verify);
    const unknown = entries.filter((entry) => !this.#isHeld(entry));
    verifyAhead(
      unknown.map((entry) => entryClaim(signingContext, entry)),
      answer,
    );
  }

  #isHeld({ author, seq, signature }: Entry): boolean {
    return this.#options.transcript.find(author, seq)?.signature === signature;
  }

  #check(entry: Entry, from: MemberId, isReview: boolean, verify: Verify): void {
    const { signingContext, self } = this.#options;
    const { author, seq } = entry;
    if (this.#isHeld(entry)) return this.#known.learn(from, { [author]: seq });
    if (!isEntryGenuine(verify, signingContext, entry)) {
      this.#options.misbehaved(from, 'an entry with a false signature');
      return this.#strike(from);
    }
    // Not for good: with what it follows, or when my own clock is set right, it may be believable.
    if (!this.#options.isBelievable(entry)) return;
    const addition = this.#options.add(entry);
    if (addition.kind === 'refused') return this.#refuse(entry);
    this.#known.learn(from, { [author]: seq });
    if (addition.kind === 'forked' || addition.kind === 'replaced') {
      this.#options.misbehaved(author, 'two entries with one number');
      if (from === author && !isReview) this.#strike(from);
      this.#pulls.allow(author);
      this.#reviewLater();
    }
    if (addition.kind !== 'added') return;
    this.#fresh.push(...addition.entries);
    if (author !== self) this.#acknowledgements.owe(author);
  }

  /** It is the author's doing, not the doing of whoever passed it on; and it is not asked for again. */
  #refuse({ author, seq }: Entry): void {
    this.#pulls.refuse(author, seq);
    this.#options.misbehaved(author, 'more entries than a room takes');
  }

  #finish(from: MemberId, { entries, isAnswer, isReview }: EntriesFrame): void {
    const fresh = this.#fresh;
    this.#fresh = [];
    if (fresh.length > 0) {
      for (const member of this.#met) if (member !== from) this.#passOn(member, fresh);
      this.#reviews.compare();
      this.#reviewLater();
    }
    if (isReview) this.#reviews.answered(from, entries);
    if (isAnswer) this.#pulls.answered(from);
    else this.#pulls.request();
  }

  /** Checking costs time: who lies again and again is not listened to any more. */
  #strike(from: MemberId): void {
    this.#strikes.set(from, (this.#strikes.get(from) ?? 0) + 1);
    if (this.#isDistrusted(from)) this.#intake.discard(from);
  }

  #isDistrusted(member: MemberId): boolean {
    return (this.#strikes.get(member) ?? 0) >= MAX_STRIKES;
  }

  #push(to: MemberId, entries: readonly Entry[]): void {
    const rest = [...entries];
    while (rest.length > 0) {
      const parcel = rest.splice(0, entryBatch(rest, this.#options.batchBytes).length);
      // Not taken means: the link is slow or breaking. Heads make up for it as soon as it takes frames again.
      if (!this.#options.send(to, { type: 'entries', entries: parcel })) return this.#tellLater(to);
    }
  }

  #tell(to: MemberId, heads: Heads): void {
    const digests = this.#reviews.digestsOf(heads);
    if (!this.#options.send(to, { type: 'heads', heads, digests })) return this.#tellLater(to);
    this.#reviews.told(to, digests);
  }

  #tellUntold(to: MemberId, isAbout: (author: MemberId) => boolean = () => true): void {
    const heads = this.#reviews.untold(to).filter(([author]) => isAbout(author));
    if (heads.length > 0) this.#tell(to, Object.fromEntries(heads));
  }

  /** Everybody compares with everybody what is new since they did so last. */
  #reviewLater(): void {
    const tell = (isTold: (member: MemberId) => boolean) => {
      for (const member of this.#met) if (isTold(member)) this.#tellUntold(member);
    };
    this.#agenda.later('review', REVIEW_MS, () => {
      tell((member) => member > this.#options.self);
      this.#agenda.later('review back', REVIEW_BACK_MS, () => tell(() => true));
    });
  }

  #tellLater(to: MemberId): void {
    this.#agenda.later(`heads ${to}`, RESEND_MS, () => {
      if (this.#open.has(to)) this.#tell(to, this.#options.transcript.heads());
    });
  }

  #isSure(member: MemberId): boolean {
    return this.#open.has(member) && this.#options.isSure?.(member) !== false;
  }

  /** Those whom I hold no link with and who are not known to have all of mine. */
  #lacking(): readonly MemberId[] {
    const { transcript, self, members } = this.#options;
    const head = transcript.head(self);
    return [...members()].filter((id) => !this.#isSure(id) && this.#known.of(id, self) < head);
  }

  /** What `member` cannot have from its author and is not known to have. */
  #passOn(member: MemberId, entries: readonly Entry[]): void {
    const { isLinked } = this.#options;
    const lacking = entries.filter(
      ({ author, seq }) =>
        author !== member && !isLinked(member, author) && this.#known.of(member, author) < seq,
    );
    if (lacking.length > 0) this.#push(member, lacking);
  }

  /** Tells `member` what I have of authors whom it holds no link with. Nothing is told twice. */
  #compare(member: MemberId): void {
    const { isLinked, self } = this.#options;
    this.#tellUntold(member, (author) => author !== self && author !== member && !isLinked(member, author));
  }
}
