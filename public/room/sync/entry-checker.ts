/**
 * Checks the entries that others send and adds the good ones to the transcript. A member who sends many forged entries
 * is ignored, because checking costs time. Does not know what entries say.
 */
import type { Clock } from '../../net/clock.ts';
import type { Verify, VerifyAhead } from '../../net/crypto/signer.ts';
import { type Entry, entryClaim, isEntryGenuine, type LogId, logIdOf } from '../log/entry.ts';
import type { Addition, Transcript } from '../log/transcript.ts';
import type { MemberId } from '../people/member.ts';
import { InboundQueue } from './inbound-queue.ts';
import type { EntriesFrame } from './sync-channel.ts';

export interface EntryCheckerOptions {
  readonly signingContext: string;
  readonly clock: Clock;
  readonly verify: Verify;
  /** Where that is faster. */
  readonly verifyAhead?: VerifyAhead | undefined;
  readonly transcript: Pick<Transcript, 'find'>;
  /** Puts a checked entry into the transcript and away. */
  add(entry: Entry): Addition;
  /** A member sent what no honest member sends. */
  misbehaved(from: MemberId, what: string): void;
}

export interface EntryCheckerHandlers {
  /** The member has the entry, and so have I. */
  held(from: MemberId, entry: Entry): void;
  /** The entry is new to me. */
  added(entry: Entry): void;
  /** The author signed two entries with one number. */
  forked(log: LogId): void;
  /** It is the author's doing, not the doing of whoever passed it on; and it is not to be asked for again. */
  refused(entry: Entry): void;
  /** All of the frame was checked; these of it, and what they made whole, are new. */
  done(from: MemberId, frame: EntriesFrame, fresh: readonly Entry[]): void;
}

/** One forged entry may be a damaged one; this many are not. */
const MAX_STRIKES = 20;

export class EntryChecker {
  readonly #options: EntryCheckerOptions;
  readonly #handlers: EntryCheckerHandlers;
  readonly #queue: InboundQueue;
  /** How many forged entries each member sent. */
  readonly #strikes = new Map<MemberId, number>();
  /** New entries of the frame that is being checked. */
  #fresh: Entry[] = [];

  constructor(options: EntryCheckerOptions, handlers: EntryCheckerHandlers) {
    this.#options = options;
    this.#handlers = handlers;
    this.#queue = new InboundQueue(options.clock, {
      prepare: (entries, answer) => this.#prepare(entries, answer),
      check: (entry, from, { isReview }, verify) => this.#check(entry, from, isReview === true, verify),
      done: (from, frame) => handlers.done(from, frame, this.#fresh.splice(0)),
      overrun: (from) => options.misbehaved(from, 'more entries than can be checked'),
    });
  }

  take(from: MemberId, frame: EntriesFrame): void {
    if (!this.#isDistrusted(from)) this.#queue.take(from, frame);
  }

  /**
   * Whether new entries of a batch are in the transcript and the rest of it is not: it may take back what they say. Ends
   * with the batch; forged entries are not new, so nobody keeps it up with them.
   */
  get isPartial(): boolean {
    return this.#fresh.length > 0 && !this.#queue.isEmpty;
  }

  /** Idempotent. */
  close(): void {
    this.#queue.close();
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

  #isHeld(entry: Entry): boolean {
    return this.#options.transcript.find(logIdOf(entry), entry.seq)?.signature === entry.signature;
  }

  #check(entry: Entry, from: MemberId, isReview: boolean, verify: Verify): void {
    const { signingContext, misbehaved } = this.#options;
    const { author } = entry;
    if (this.#isHeld(entry)) return this.#handlers.held(from, entry);
    if (!isEntryGenuine(verify, signingContext, entry)) {
      misbehaved(from, 'an entry with a false signature');
      return this.#strike(from);
    }
    const addition = this.#options.add(entry);
    if (addition.kind === 'refused') {
      misbehaved(author, 'more entries than a room takes');
      return this.#handlers.refused(entry);
    }
    this.#handlers.held(from, entry);
    if (addition.kind === 'forked' || addition.kind === 'replaced') {
      misbehaved(author, 'two entries with one number');
      if (from === author && !isReview) this.#strike(from);
      this.#handlers.forked(logIdOf(entry));
    }
    if (addition.kind !== 'added') return;
    this.#fresh.push(...addition.entries);
    this.#handlers.added(entry);
  }

  #strike(from: MemberId): void {
    this.#strikes.set(from, (this.#strikes.get(from) ?? 0) + 1);
    if (this.#isDistrusted(from)) this.#queue.discard(from);
  }

  #isDistrusted(member: MemberId): boolean {
    return (this.#strikes.get(member) ?? 0) >= MAX_STRIKES;
  }
}
