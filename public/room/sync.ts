/**
 * Brings two transcripts together, whatever kept them apart: heads are compared when a link opens, what is missing is
 * asked for, what is new is told at once. Knows nothing of what entries say or how they are shown.
 */
import type { Cancel, Clock } from '../net/clock.ts';
import type { Log } from '../net/log.ts';
import type { Verify } from '../net/signer.ts';
import type { Entry, Frame, FrameOf, Heads } from '../net/wire.ts';
import { isEntryGenuine } from './entry.ts';
import type { HybridClock } from './hybrid-clock.ts';
import { Intake } from './intake.ts';
import type { MemberId } from './member.ts';
import { parcelOf } from './parcel.ts';
import type { Transcript } from './transcript.ts';

export type SyncFrame = FrameOf<'heads' | 'want' | 'entries'>;

export interface SyncOptions {
  readonly self: MemberId;
  readonly scope: string;
  readonly transcript: Transcript;
  readonly hybridClock: HybridClock;
  readonly verify: Verify;
  readonly clock: Clock;
  readonly log: Log;
  /** False when the frame was not taken. */
  send(to: MemberId, frame: Frame): boolean;
  /** Entries of others that are in the transcript now. */
  added(entries: readonly Entry[]): void;
  /** A member has more than was known. */
  headsChanged(): void;
  /** A member sent what no honest member sends. */
  misbehaved(from: MemberId, what: string): void;
}

/** Several entries that come together are acknowledged together. */
const ACKNOWLEDGE_MS = 60;
const PULL_TIMEOUT_MS = 8_000;
const RESEND_MS = 1_000;
/** When somebody is gone, those who remain compare what they have of them. */
const COMPARE_AFTER_LOSS_MS = 500;

interface Pull {
  readonly from: MemberId;
  readonly cancel: Cancel;
}

export class Sync {
  readonly #options: SyncOptions;
  readonly #intake: Intake;
  readonly #open = new Set<MemberId>();
  /** What each member is known to have: never more than they said or sent. */
  readonly #heads = new Map<MemberId, Map<MemberId, number>>();
  /** For each author the member who was asked for the missing entries. */
  readonly #pulls = new Map<MemberId, Pull>();
  /** Authors who have not been told yet that their entries arrived. */
  readonly #unacknowledged = new Set<MemberId>();
  readonly #timers = new Map<string, Cancel>();

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#intake = new Intake(options.clock, {
      check: (entry, from) => this.#check(entry, from),
      done: (from) => this.#finishPulls(from),
    });
  }

  /** The highest seq of `author` that `member` is known to have, without a gap. */
  headOf(member: MemberId, author: MemberId): number {
    return this.#heads.get(member)?.get(author) ?? 0;
  }

  /** Frames flow to and from `member`. Idempotent, as `lost` is. */
  opened(member: MemberId): void {
    if (this.#open.has(member)) return;
    this.#open.add(member);
    this.#tellHeads(member);
  }

  lost(member: MemberId): void {
    if (!this.#open.delete(member)) return;
    for (const [author, pull] of this.#pulls) if (pull.from === member) this.#endPull(author);
    this.#pullAll();
    this.#later(`compare ${member}`, COMPARE_AFTER_LOSS_MS, () => this.#compare(member));
  }

  /** Tells everybody an entry of my own that is in the transcript. */
  tell(entry: Entry): void {
    for (const member of this.#open) this.#push(member, [entry]);
  }

  receive(from: MemberId, frame: SyncFrame): void {
    switch (frame.type) {
      case 'heads':
        this.#learn(from, frame.heads);
        this.#pullAll();
        return this.#options.headsChanged();
      case 'want':
        return this.#serve(from, frame.after);
      case 'entries':
        return this.#intake.take(from, frame.entries);
    }
  }

  close(): void {
    this.#intake.close();
    for (const cancel of this.#timers.values()) cancel();
    for (const { cancel } of this.#pulls.values()) cancel();
  }

  #check(entry: Entry, from: MemberId): void {
    const { transcript, hybridClock, scope, verify, self, misbehaved } = this.#options;
    if (!hybridClock.isBelievable(entry.time)) return misbehaved(from, 'an entry from the far future');
    const known = transcript.find(entry.author, entry.seq);
    if (known?.signature === entry.signature) return this.#learn(from, { [entry.author]: entry.seq });
    if (!isEntryGenuine(verify, scope, entry)) return misbehaved(from, 'an entry with a false signature');
    const addition = transcript.add(entry);
    if (addition.kind === 'forked') return misbehaved(entry.author, 'two entries with one number');
    this.#learn(from, { [entry.author]: entry.seq });
    if (addition.kind !== 'added') return this.#pullAll();
    for (const { time } of addition.entries) hybridClock.see(time);
    if (entry.author !== self) this.#acknowledge(entry.author);
    this.#options.added(addition.entries);
  }

  #learn(member: MemberId, heads: Heads): void {
    const known = this.#heads.get(member) ?? new Map<MemberId, number>();
    this.#heads.set(member, known);
    for (const [author, seq] of Object.entries(heads)) known.set(author, Math.max(seq, known.get(author) ?? 0));
  }

  /** Asks for everything that somebody with an open link has and I have not, each author from one member at a time. */
  #pullAll(): void {
    const { transcript } = this.#options;
    for (const member of this.#open) {
      const after: Record<MemberId, number> = {};
      for (const [author, seq] of this.#heads.get(member) ?? []) {
        const own = transcript.head(author);
        if (seq > own && !this.#pulls.has(author)) after[author] = own;
      }
      if (Object.keys(after).length > 0) this.#pull(member, after);
    }
  }

  #pull(from: MemberId, after: Record<MemberId, number>): void {
    const { clock, send } = this.#options;
    if (!send(from, { type: 'want', after })) return this.#later(`pull ${from}`, RESEND_MS, () => this.#pullAll());
    for (const author of Object.keys(after)) {
      const cancel = clock.after(PULL_TIMEOUT_MS, () => {
        this.#pulls.delete(author);
        this.#pullAll();
      });
      this.#pulls.set(author, { from, cancel });
    }
  }

  #finishPulls(from: MemberId): void {
    for (const [author, pull] of this.#pulls) if (pull.from === from) this.#endPull(author);
    this.#pullAll();
  }

  #endPull(author: MemberId): void {
    this.#pulls.get(author)?.cancel();
    this.#pulls.delete(author);
  }

  /** One parcel; who wants more asks again. */
  #serve(to: MemberId, after: Heads): void {
    const parcel = parcelOf(Object.entries(after).flatMap(([author, seq]) => this.#options.transcript.after(author, seq)));
    if (parcel.length > 0) this.#push(to, parcel);
  }

  #push(to: MemberId, entries: Entry[]): void {
    // Not taken means: the link is slow or breaking. Heads make up for it as soon as it takes frames again.
    if (!this.#options.send(to, { type: 'entries', entries })) this.#tellHeadsLater(to);
  }

  #tellHeads(to: MemberId): void {
    const heads = this.#options.transcript.heads();
    if (!this.#options.send(to, { type: 'heads', heads })) this.#tellHeadsLater(to);
  }

  #tellHeadsLater(to: MemberId): void {
    this.#later(`heads ${to}`, RESEND_MS, () => {
      if (this.#open.has(to)) this.#tellHeads(to);
    });
  }

  #acknowledge(author: MemberId): void {
    this.#unacknowledged.add(author);
    this.#later('acknowledge', ACKNOWLEDGE_MS, () => {
      for (const author of this.#unacknowledged) {
        this.#options.send(author, { type: 'heads', heads: { [author]: this.#options.transcript.head(author) } });
      }
      this.#unacknowledged.clear();
    });
  }

  #compare(author: MemberId): void {
    const head = this.#options.transcript.head(author);
    if (head === 0) return;
    for (const member of this.#open) this.#options.send(member, { type: 'heads', heads: { [author]: head } });
  }

  /** Once for each `what`, however often it is asked for meanwhile. */
  #later(what: string, delayMs: number, action: () => void): void {
    if (this.#timers.has(what)) return;
    const cancel = this.#options.clock.after(delayMs, () => {
      this.#timers.delete(what);
      action();
    });
    this.#timers.set(what, cancel);
  }
}
