/**
 * Brings transcripts together, whatever kept them apart: heads are compared when a link opens, what is missing is asked
 * for, what is new is told at once and passed on to those who have no link with its author. Knows nothing of what
 * entries say or how they are shown.
 */
import type { Cancel, Clock } from '../net/clock.ts';
import type { Verify } from '../net/signer.ts';
import type { Entry, FrameOf, Heads } from '../net/wire.ts';
import { isEntryGenuine } from './entry.ts';
import { Intake } from './intake.ts';
import type { MemberId } from './member.ts';
import { parcelOf } from './parcel.ts';
import type { Addition, Transcript } from './transcript.ts';

export type SyncFrame = FrameOf<'heads' | 'want' | 'entries'>;

export interface SyncOptions {
  readonly self: MemberId;
  readonly scope: string;
  readonly transcript: Transcript;
  /** Puts a checked entry into the transcript and away. */
  add(entry: Entry): Addition;
  /** Whether its time can be: nobody lives in the far future. */
  isBelievable(entry: Entry): boolean;
  readonly verify: Verify;
  readonly clock: Clock;
  /** On the member's own link. False when the frame was not taken. */
  send(to: MemberId, frame: SyncFrame): boolean;
  /** On the member's own link or over others. False when nobody took it. */
  reach(to: MemberId, frame: FrameOf<'heads'>): boolean;
  /** Whether the two hold a link with each other, as far as members have told. */
  isLinked(a: MemberId, b: MemberId): boolean;
  /** A member has more than was known. */
  headsChanged(): void;
  /** A member sent what no honest member sends. */
  misbehaved(from: MemberId, what: string): void;
}

/** Several entries that come together are acknowledged together. */
const ACKNOWLEDGE_MS = 60;
const PULL_TIMEOUT_MS = 8_000;
const RESEND_MS = 1_000;
/** One forged entry may be a damaged one; this many are not. */
const MAX_STRIKES = 20;
/** When links are gone, members who lack one with an author are told what there is of them. */
const COMPARE_MS = 400;

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
  /** What each member with an open link was told that I have. */
  readonly #told = new Map<MemberId, Map<MemberId, number>>();
  /** Authors who have not been told yet that their entries arrived. */
  readonly #unacknowledged = new Set<MemberId>();
  /** How many forged entries each member sent. */
  readonly #strikes = new Map<MemberId, number>();
  readonly #timers = new Map<string, Cancel>();

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#intake = new Intake(options.clock, {
      check: (entry, from) => this.#check(entry, from),
      done: (from) => this.#finishPulls(from),
      overrun: (from) => options.misbehaved(from, 'more entries than can be checked'),
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
    this.#told.delete(member);
    this.#tellHeads(member);
  }

  lost(member: MemberId): void {
    if (!this.#open.delete(member)) return;
    for (const [author, pull] of this.#pulls) if (pull.from === member) this.#endPull(author);
    this.#pullAll();
    this.topologyChanged();
  }

  /** Whom members hold links with changed. */
  topologyChanged(): void {
    this.#later('compare', COMPARE_MS, () => {
      for (const member of this.#open) this.#compare(member);
      // An author behind others may have reloaded and forgotten what I have; on a link of our own heads tell it.
      for (const author of Object.keys(this.#options.transcript.heads())) {
        if (!this.#open.has(author) && author !== this.#options.self) this.#unacknowledged.add(author);
      }
      this.#sendAcknowledgements();
    });
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
        if (!this.#isDistrusted(from)) this.#intake.take(from, frame.entries);
        return;
    }
  }

  close(): void {
    this.#intake.close();
    for (const cancel of this.#timers.values()) cancel();
    for (const { cancel } of this.#pulls.values()) cancel();
  }

  #check(entry: Entry, from: MemberId): void {
    const { transcript, scope, verify, self, misbehaved } = this.#options;
    if (!this.#options.isBelievable(entry)) return misbehaved(from, 'an entry from the far future');
    const known = transcript.find(entry.author, entry.seq);
    if (known?.signature === entry.signature) return this.#learn(from, { [entry.author]: entry.seq });
    if (!isEntryGenuine(verify, scope, entry)) return this.#strike(from);
    const addition = this.#options.add(entry);
    if (addition.kind === 'forked') return misbehaved(entry.author, 'two entries with one number');
    if (addition.kind === 'refused') return misbehaved(entry.author, 'more entries than a room takes');
    this.#learn(from, { [entry.author]: entry.seq });
    if (addition.kind !== 'added') return this.#pullAll();
    if (entry.author !== self) this.#acknowledge(entry.author);
    this.#passOn(entry.author, addition.entries, from);
  }

  /** Checking costs time: who forges again and again is not listened to any more. */
  #strike(from: MemberId): void {
    this.#strikes.set(from, (this.#strikes.get(from) ?? 0) + 1);
    if (this.#isDistrusted(from)) this.#intake.discard(from);
    this.#options.misbehaved(from, 'an entry with a false signature');
  }

  #isDistrusted(member: MemberId): boolean {
    return (this.#strikes.get(member) ?? 0) >= MAX_STRIKES;
  }

  #learn(member: MemberId, heads: Heads): void {
    const known = this.#heads.get(member) ?? new Map<MemberId, number>();
    this.#heads.set(member, known);
    for (const [author, seq] of Object.entries(heads))
      known.set(author, Math.max(seq, known.get(author) ?? 0));
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
    if (!send(from, { type: 'want', after }))
      return this.#later(`pull ${from}`, RESEND_MS, () => this.#pullAll());
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
    const parcel = parcelOf(
      Object.entries(after).flatMap(([author, seq]) => this.#options.transcript.after(author, seq)),
    );
    if (parcel.length > 0) this.#push(to, parcel);
  }

  #push(to: MemberId, entries: Entry[]): void {
    // Not taken means: the link is slow or breaking. Heads make up for it as soon as it takes frames again.
    if (!this.#options.send(to, { type: 'entries', entries })) this.#tellHeadsLater(to);
  }

  #tellHeads(to: MemberId): void {
    this.#tell(to, this.#options.transcript.heads());
  }

  #tell(to: MemberId, heads: Heads): void {
    if (!this.#options.send(to, { type: 'heads', heads })) return this.#tellHeadsLater(to);
    const told = this.#told.get(to) ?? new Map<MemberId, number>();
    this.#told.set(to, told);
    for (const [author, head] of Object.entries(heads)) told.set(author, head);
  }

  #tellHeadsLater(to: MemberId): void {
    this.#later(`heads ${to}`, RESEND_MS, () => {
      if (this.#open.has(to)) this.#tellHeads(to);
    });
  }

  #acknowledge(author: MemberId): void {
    this.#unacknowledged.add(author);
    this.#later('acknowledge', ACKNOWLEDGE_MS, () => this.#sendAcknowledgements());
  }

  /** An author who cannot be reached now is told when links change. */
  #sendAcknowledgements(): void {
    const { transcript, reach } = this.#options;
    for (const author of this.#unacknowledged) {
      const heads = { [author]: transcript.head(author) };
      if (reach(author, { type: 'heads', heads })) this.#unacknowledged.delete(author);
    }
  }

  /** To those who have no link with the author and are not known to have it. */
  #passOn(author: MemberId, entries: readonly Entry[], from: MemberId): void {
    const last = entries.at(-1)?.seq ?? 0;
    for (const member of this.#open) {
      if (member === from || member === author || this.#options.isLinked(member, author)) continue;
      if (this.headOf(member, author) < last) this.#push(member, [...entries]);
    }
  }

  /** Tells `member` what I have of authors whom it holds no link with. Nothing is told twice. */
  #compare(member: MemberId): void {
    const { transcript, isLinked, self } = this.#options;
    const heads: Record<MemberId, number> = {};
    for (const [author, head] of Object.entries(transcript.heads())) {
      if (author === self || author === member || isLinked(member, author)) continue;
      const known = Math.max(this.headOf(member, author), this.#told.get(member)?.get(author) ?? 0);
      if (head > known) heads[author] = head;
    }
    if (Object.keys(heads).length > 0) this.#tell(member, heads);
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
