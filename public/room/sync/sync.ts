/**
 * Makes transcripts equal. Heads are compared when a link opens, missing entries are asked for, new entries are told
 * at once and passed on to members who have no link with their author. Does not know what entries say or how they are
 * shown.
 */
import { authorOf, type Entry, type LogId, logIdOf } from '../log/entry.ts';
import { type Heads, keysOf } from '../log/heads.ts';
import type { Transcript } from '../log/transcript.ts';
import type { MemberId } from '../people/member.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { Agenda } from './agenda.ts';
import { EntryChecker, type EntryCheckerOptions } from './entry-checker.ts';
import { Fetcher, type FetcherOptions } from './fetcher.ts';
import { ForkDetector } from './fork-detector.ts';
import type { OpenedFile, Source } from './inbound-queue.ts';
import { KnownHeads } from './known-heads.ts';
import { Publisher } from './publisher.ts';
import { Responder } from './responder.ts';
import type { EntriesFrame, HeadsFrame, SyncFrame } from './sync-channel.ts';

export interface SyncOptions extends EntryCheckerOptions, Pick<FetcherOptions, 'forgotten'> {
  readonly self: MemberId;
  readonly transcript: Transcript;
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
}

/** When links are gone, members who lack one with an author are told what there is of them. */
const COMPARE_MS = 400;
/** Logs differ only when an author lies, so comparing them now and then is enough. */
const REVIEW_MS = 60_000;
/** First one end of each link tells its digests; usually the other end then has nothing to tell. */
const REVIEW_BACK_MS = 10_000;

export class Sync {
  readonly #options: SyncOptions;
  readonly #open = new Set<MemberId>();
  /** Of those with an open link, who told their heads on it. */
  readonly #met = new Set<MemberId>();
  readonly #known = new KnownHeads();
  readonly #agenda: Agenda;
  readonly #checker: EntryChecker;
  readonly #fetcher: Fetcher;
  readonly #forkDetector: ForkDetector;
  readonly #acknowledgements: Acknowledgements;
  readonly #responder: Responder;
  readonly #publisher: Publisher;

  constructor(options: SyncOptions) {
    const { clock, transcript, self, send } = options;
    this.#options = options;
    this.#agenda = new Agenda(clock);
    this.#responder = new Responder(options, this.#agenda);
    this.#checker = new EntryChecker(options, {
      held: (from, entry) => this.#known.learn(from, { [logIdOf(entry)]: entry.seq }),
      added: (entry) => entry.author !== self && this.#acknowledgements.owe(logIdOf(entry)),
      forked: (log) => {
        this.#fetcher.allow(log);
        // Of two versions they may count on the one that is kept now.
        if (authorOf(log) !== self) this.#acknowledgements.owe(log);
        this.#reviewLater();
      },
      refused: (entry) => this.#fetcher.refuse(logIdOf(entry), entry.seq),
      done: (from, frame, fresh) => this.#checked(from, frame, fresh),
    });
    this.#fetcher = new Fetcher({
      ...options,
      head: (log) => transcript.head(log),
      sources: () => [...this.#open].map((member) => [member, this.#known.all(member)] as const),
      send,
    });
    this.#forkDetector = new ForkDetector({
      clock,
      transcript,
      send,
      differs: (member) => this.#publisher.untoldHeads(member),
    });
    this.#publisher = new Publisher({
      ...options,
      known: this.#known,
      forkDetector: this.#forkDetector,
      agenda: this.#agenda,
      isOpen: (member) => this.#open.has(member),
    });
    this.#acknowledgements = new Acknowledgements({
      ...options,
      head: (log) => transcript.head(log),
      lacking: () => this.#lacking(),
    });
  }

  /** The highest seq of a log that `member` is known to have, without a gap. */
  headOf(member: MemberId, log: LogId): number {
    return this.#known.of(member, log);
  }

  /** Frames flow to and from `member`. Idempotent, as `lost` is. */
  opened(member: MemberId): void {
    if (this.#open.has(member)) return;
    this.#open.add(member);
    this.#publisher.allHeads(member);
  }

  lost(member: MemberId): void {
    if (!this.#open.delete(member)) return;
    this.#met.delete(member);
    this.#fetcher.lost(member);
    this.#forkDetector.lost(member);
    this.topologyChanged();
  }

  /** Another session of the member: nothing that they had before is counted on, nor what they were told. */
  renewed(member: MemberId): void {
    const wasOpen = this.#open.has(member);
    this.lost(member);
    this.#known.forget(member);
    this.#options.headsChanged();
    if (wasOpen) this.opened(member);
  }

  /** A frame for them had to wait, and was not taken when its turn came. */
  missed(member: MemberId): void {
    this.#publisher.headsLater(member);
  }

  /** Whom members hold links with changed. */
  topologyChanged(): void {
    this.#agenda.later('compare', COMPARE_MS, () => {
      const { transcript, self } = this.#options;
      for (const member of this.#open) this.#publisher.headsOfUnlinked(member);
      // An author without an own link to me may have reloaded and forgotten what I have. On an own link heads tell it.
      const logs = keysOf(transcript.heads());
      const isOthers = (author: MemberId) => author !== self && !this.#open.has(author);
      this.#acknowledgements.repeat(logs.filter((log) => isOthers(authorOf(log))));
    });
    this.#acknowledgements.expect();
  }

  /** Tells everybody an entry of my own that is in the transcript. */
  tell(entry: Entry): void {
    this.#publisher.entries(this.#open, [entry]);
    this.#acknowledgements.expect();
    this.#reviewLater();
  }

  receive(from: MemberId, frame: SyncFrame): void {
    switch (frame.type) {
      case 'heads':
        return this.#hear(from, frame);
      case 'want':
        return this.#responder.give(from, frame.after, { isAnswer: true });
      case 'review':
        return this.#responder.give(from, { [frame.log]: frame.after }, { isReview: true });
      case 'entries':
        return this.#checker.take(from, frame);
    }
  }

  /** Takes entries that stand in a file, one batch at a time: the file is told when it may give the next. */
  receiveFrom(file: OpenedFile, entries: readonly Entry[]): void {
    this.#checker.take(file, { type: 'entries', entries: [...entries] });
  }

  /** Whether only a part of a batch is in the transcript so far. */
  get isPartial(): boolean {
    return this.#checker.isPartial;
  }

  /** Whether entries were asked for that have not come yet. */
  get isFetching(): boolean {
    return this.#fetcher.isAsking;
  }

  /** Idempotent. */
  close(): void {
    this.#checker.close();
    this.#fetcher.close();
    this.#forkDetector.close();
    this.#acknowledgements.close();
    this.#agenda.close();
  }

  #hear(from: MemberId, { heads, digests }: HeadsFrame): void {
    this.#options.told(from, heads);
    this.#known.learn(from, heads);
    if (digests && this.#open.has(from)) this.#forkDetector.heard(from, heads, digests);
    // A member without an own link to me told their head: they wait for my acknowledgement.
    if (!this.#isSure(from))
      for (const log of keysOf(heads)) if (authorOf(log) === from) this.#acknowledgements.owe(log);
    // Entries that arrived between the opening of the link and these heads were not passed on to them.
    if (this.#open.has(from) && !this.#met.has(from)) {
      this.#met.add(from);
      this.#publisher.headsOfUnlinked(from);
    }
    this.#fetcher.request();
    this.#options.headsChanged();
  }

  #checked(from: Source, { entries, isAnswer, isReview }: EntriesFrame, fresh: readonly Entry[]): void {
    const isFile = typeof from !== 'string';
    if (fresh.length > 0) {
      if (!isFile) for (const member of this.#met) if (member !== from) this.#publisher.passOn(member, fresh);
      this.#forkDetector.compare();
      this.#reviewLater();
    }
    if (isFile) return this.#checkedFile(from);
    if (isReview) this.#forkDetector.answered(from, entries);
    if (isAnswer) this.#fetcher.answered(from);
    else this.#fetcher.request();
  }

  /** A file may hold more than others can check at once: they are told what is here now, and ask for what they lack. */
  #checkedFile(file: OpenedFile): void {
    this.#agenda.later('file', COMPARE_MS, () => {
      for (const member of this.#met) this.#publisher.untoldHeads(member);
    });
    this.#fetcher.request();
    file.done();
  }

  /** Everybody compares with everybody what is new since they did so last. */
  #reviewLater(): void {
    const tell = (isTold: (member: MemberId) => boolean) => {
      for (const member of this.#met) if (isTold(member)) this.#publisher.untoldHeads(member);
    };
    this.#agenda.later('review', REVIEW_MS, () => {
      tell((member) => member > this.#options.self);
      this.#agenda.later('review back', REVIEW_BACK_MS, () => tell(() => true));
    });
  }

  #isSure(member: MemberId): boolean {
    return this.#open.has(member) && this.#options.isSure?.(member) !== false;
  }

  /** Those whom I hold no link with, and what of mine they are not known to have. */
  #lacking(): readonly (readonly [MemberId, Heads])[] {
    const { transcript, self, members } = this.#options;
    const own = transcript.logsOf(self).map((log) => [log, transcript.head(log)] as const);
    return [...members()].flatMap((id) => {
      const heads = this.#isSure(id) ? [] : own.filter(([log, head]) => this.#known.of(id, log) < head);
      return heads.length > 0 ? [[id, Object.fromEntries(heads)] as const] : [];
    });
  }
}
