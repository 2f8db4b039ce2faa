/**
 * The queue of entries that came from others. They are checked in short slices, so that a long history never freezes
 * the page, and members take turns, so that none of them holds up the others; an opened file is one more of them.
 * Signatures of a batch are verified ahead of its turn. Does not know what happens with an entry afterwards.
 */
import type { Cancel, Clock } from '../../net/clock.ts';
import type { Verify } from '../../net/crypto/signer.ts';
import type { Entry } from '../log/entry.ts';
import type { Addition } from '../log/transcript.ts';
import type { MemberId } from '../people/member.ts';
import type { EntriesFrame } from './sync-channel.ts';

/** A file that somebody opened here; it is told what became of its entries. */
export interface OpenedFile {
  judged(entry: Entry, verdict: Verdict): void;
  /** All entries of one batch were judged. */
  done(): void;
}

/** Whom entries came from. */
export type Source = MemberId | OpenedFile;

/** `forged`: its author did not sign it, at least not for this conversation. */
export type Verdict = Addition | { readonly kind: 'forged' };

/** Well below the 50 ms from which people feel a page hang. */
const SLICE_MS = 16;

/** More than this waiting from one member is no honest history: they are sent on request, a batch at a time. */
export const MAX_WAITING = 4_000;

interface Batch {
  readonly frame: EntriesFrame;
  position: number;
  /** Null while its signatures are verified ahead. */
  verify: Verify | null;
}

export interface InboundQueueHandlers {
  /** Verifies signatures ahead; answers once, now or later, with the verifier to use. */
  prepare(entries: readonly Entry[], answer: (verify: Verify) => void): void;
  check(entry: Entry, from: Source, frame: EntriesFrame, verify: Verify): void;
  /** All entries of one batch were checked. */
  done(from: Source, frame: EntriesFrame): void;
  /** A batch was refused because too much of the same member is waiting. */
  overrun(from: Source): void;
}

export class InboundQueue {
  readonly #clock: Clock;
  readonly #handlers: InboundQueueHandlers;
  /** Whose batches are waiting, in the order of their turns. */
  readonly #waiting = new Map<Source, Batch[]>();
  #cancel: Cancel | null = null;
  /** Time spent in the current slice. Frames that follow each other closely share one, so that other work gets its turn. */
  #spentMs = 0;

  constructor(clock: Clock, handlers: InboundQueueHandlers) {
    this.#clock = clock;
    this.#handlers = handlers;
  }

  take(from: Source, frame: EntriesFrame): void {
    const batches = this.#waiting.get(from) ?? [];
    const count = batches.reduce((sum, batch) => sum + batch.frame.entries.length, frame.entries.length);
    if (count > MAX_WAITING) return this.#handlers.overrun(from);
    const batch: Batch = { frame, position: 0, verify: null };
    batches.push(batch);
    this.#waiting.set(from, batches);
    this.#handlers.prepare(frame.entries, (verify) => {
      batch.verify = verify;
      if (this.#spentMs < SLICE_MS) this.#work();
    });
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** Forgets what waits from one member. */
  discard(from: Source): void {
    this.#waiting.delete(from);
  }

  close(): void {
    this.#cancel?.();
    this.#waiting.clear();
  }

  #work(): void {
    const start = this.#clock.now() - this.#spentMs;
    for (let isBusy = true; isBusy && this.#spentMs < SLICE_MS; ) {
      isBusy = false;
      for (const [from, batches] of this.#waiting) if (this.#turn(from, batches)) isBusy = true;
      this.#spentMs = this.#clock.now() - start;
    }
    if (this.#spentMs > 0) this.#cancel ??= this.#clock.after(0, () => this.#resume());
  }

  #resume(): void {
    this.#cancel = null;
    this.#spentMs = 0;
    this.#work();
  }

  /** One entry of one member; false where none can be checked now. */
  #turn(from: Source, batches: Batch[]): boolean {
    const [batch] = batches;
    if (!batch?.verify) return false;
    const { frame, verify } = batch;
    const entry = frame.entries[batch.position++];
    if (entry) this.#handlers.check(entry, from, frame, verify);
    if (batch.position < frame.entries.length) return true;
    batches.shift();
    if (batches.length === 0) this.#waiting.delete(from);
    this.#handlers.done(from, frame);
    return true;
  }
}
