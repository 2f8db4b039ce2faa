/**
 * One conversation as I take part in it, of a room or of two: its journal, its sync and what a reader sees of it. Knows
 * who takes part only by id; names, links and notices are given to it.
 */
import type { Cancel, Clock } from '../net/clock.ts';
import type { Signer } from '../net/crypto/signer.ts';
import type { Store } from './keep/storage.ts';
import { type Body, type Entry, type EntryId, entryId } from './log/entry.ts';
import { Journal } from './log/journal.ts';
import { OwnMessages, type SayProblem } from './log/own-messages.ts';
import type { MemberId } from './people/member.ts';
import { type ReadonlySignal, signal } from './reactive.ts';
import { Sync, type SyncOptions } from './sync/sync.ts';
import type { SyncFrame } from './sync/sync-channel.ts';
import { DepartedReceipts } from './timeline/departed-receipts.ts';
import { HistoryBoundary } from './timeline/history-boundary.ts';
import type { Line } from './timeline/line.ts';
import type { Notice } from './timeline/notices.ts';
import { Receipts } from './timeline/receipts.ts';
import { Timeline, type TimelineContext } from './timeline/timeline.ts';
import { UnreadTracker } from './timeline/unread-tracker.ts';

export interface ConversationOptions
  extends Pick<
      SyncOptions,
      | 'verify'
      | 'verifyAhead'
      | 'send'
      | 'reach'
      | 'members'
      | 'isLinked'
      | 'misbehaved'
      | 'parcelBytes'
      | 'isSure'
    >,
    Pick<TimelineContext, 'name' | 'tag' | 'isMuted'> {
  /** Names what is kept of it. */
  readonly id: string;
  /** What its entries are signed for. */
  readonly signingContext: string;
  readonly signer: Signer;
  readonly clock: Clock;
  /** Of this tab: what is kept survives a reload and ends with the tab. */
  readonly store: Store;
  /** Before that, who is not here may only not have been told of yet. */
  knowsWhoIsHere(): boolean;
  /** Whether the member was here before me: what they have told of is history. */
  wasHere(member: MemberId): boolean;
  /** What else happened, in the order it did. */
  notices(): readonly Notice[];
  /** A text of mine is about to be written. */
  speaking(): void;
  /** Whether I had read it before a reload. */
  wasRead?(entry: Entry): boolean;
  /** Somebody else gave themselves a name. */
  named(author: MemberId, name: string): void;
  /** Somebody else said something; what, where that is news. */
  spoke(author: MemberId, news: string | null): void;
  /** Storage ran out: what comes from now on is lost with the page. */
  ranOut(): void;
}

/** What changes sooner than this after the last change was shown is shown together. */
const SHOW_MS = 16;

export class Conversation {
  readonly #options: ConversationOptions;
  readonly #self: MemberId;
  readonly #lines = signal<readonly Line[]>([]);
  readonly #isKeeping = signal(true);
  readonly #journal: Journal;
  readonly #arrival: HistoryBoundary;
  readonly #reading: UnreadTracker;
  readonly #timeline: Timeline;
  readonly #voice: OwnMessages;
  readonly #sync: Sync;
  readonly #departed: DepartedReceipts;
  #cancelShow: Cancel | null = null;
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(options: ConversationOptions) {
    const { id, signer, clock, store } = options;
    this.#options = options;
    this.#self = signer.id;
    this.#arrival = new HistoryBoundary(store, id, clock);
    this.#reading = new UnreadTracker(clock);
    this.#journal = new Journal({
      ...options,
      roomId: id,
      added: (entries, changed) => this.#added(entries, changed),
    });
    this.#voice = new OwnMessages({
      self: signer.id,
      messages: this.#journal.messages,
      speaking: () => {
        options.speaking();
        this.#reading.caughtUp();
      },
      write: (body) => this.write(body),
    });
    this.#timeline = new Timeline({
      ...options,
      self: signer.id,
      messages: this.#journal.messages,
      reading: this.#reading,
      arrival: this.#arrival,
    });
    this.#sync = new Sync({
      ...options,
      self: signer.id,
      transcript: this.#journal.transcript,
      add: (entry) => this.#journal.add(entry),
      isBelievable: (entry) => this.#journal.hybridClock.isBelievable(entry.time),
      told: (from, heads) => {
        if (options.wasHere(from) && this.#arrival.learn(from, heads)) this.#timeline.forgetAll();
      },
      headsChanged: () => {
        this.#departed.keep(this.#heads);
        this.show();
      },
    });
    const ownHead = () => this.#journal.transcript.head(signer.id);
    this.#departed = new DepartedReceipts(store, id, signer.id, ownHead);
  }

  /** Takes up what was kept before a reload. */
  restore(): void {
    this.#journal.restore();
    this.#departed.restore();
  }

  get lines(): ReadonlySignal<readonly Line[]> {
    return this.#lines;
  }

  /** How many messages of others came since the newest line was last before the reader's eyes. */
  get unseen(): ReadonlySignal<number> {
    return this.#reading.unseen;
  }

  /** False once this tab could not keep what was said: a reload would lose it. */
  get isKeeping(): ReadonlySignal<boolean> {
    return this.#isKeeping;
  }

  /** Everything said and done here, signed, in the order that is the same for everyone. */
  get entries(): readonly Entry[] {
    return this.#journal.transcript.entries;
  }

  /** The hybrid clock, for what is to stand between the entries. */
  get time(): number {
    return this.#journal.hybridClock.peek();
  }

  get hasSpoken(): boolean {
    return this.hasEntriesOf(this.#self);
  }

  /** Whether something I said has reached nobody: with this page it would be gone. */
  get hasUnreached(): boolean {
    const last = this.#journal.transcript.after(this.#self, 0).findLast(({ body }) => body.kind === 'text');
    return last !== undefined && this.#receipts().of(last.seq).have === 0;
  }

  /** Up to where I have read what somebody said: a seq. */
  readOf(author: MemberId): number {
    const { transcript } = this.#journal;
    if (this.unseen.peek() === 0) return transcript.head(author);
    const unread = transcript
      .after(author, 0)
      .find((entry) => entry.body.kind === 'text' && this.#reading.isUnread(entry));
    return unread === undefined ? transcript.head(author) : unread.seq - 1;
  }

  hasEntriesOf(author: MemberId): boolean {
    return this.#journal.transcript.head(author) > 0;
  }

  /** Null when it was said. */
  say(text: string, replyTo: EntryId | null = null): SayProblem | null {
    return this.#voice.say(text, replyTo);
  }

  /** Replaces the text of an own message. */
  edit(id: EntryId, text: string): SayProblem | null {
    return this.#voice.edit(id, text);
  }

  /** Deletes an own message for everyone. */
  remove(id: EntryId): void {
    this.#voice.remove(id);
  }

  /** Reacts to a message, or takes the reaction back. */
  react(id: EntryId, emoji: string, isOn: boolean): void {
    this.#voice.react(id, emoji, isOn);
  }

  /** False where there may be no more entries of mine. */
  write(body: Body): boolean {
    const entry = this.#journal.write(body);
    if (entry !== null) this.#sync.tell(entry);
    return entry !== null;
  }

  /** Who acknowledged an own message; null when it is none. */
  holders(id: EntryId): ReadonlySet<MemberId> | null {
    const entry = this.#journal.messages.get(id)?.entry;
    if (entry?.author !== this.#self) return null;
    return new Set([...this.#heads].flatMap(([member, head]) => (head >= entry.seq ? [member] : [])));
  }

  /** To be told whether the newest line is before the reader's eyes. */
  setReading(isReading: boolean): void {
    if (this.#reading.setReading(isReading, this.entries.at(-1))) this.show();
  }

  /** To be told when the mark above the unread messages is before the reader's eyes. */
  sawUnread(): void {
    this.#reading.sawMark();
  }

  /** Nobody was here before me. */
  cameFirst(): void {
    this.#arrival.cameFirst();
  }

  /** Frames flow to and from `member`. Idempotent, as `lost` is. */
  opened(member: MemberId): void {
    this.#sync.opened(member);
  }

  lost(member: MemberId): void {
    this.#sync.lost(member);
  }

  /** Gone for good: what they had is remembered. */
  left(member: MemberId): void {
    this.#sync.lost(member);
    this.#departed.keep(new Map([[member, this.#sync.headOf(member, this.#self)]]));
  }

  topologyChanged(): void {
    this.#sync.topologyChanged();
  }

  receive(from: MemberId, frame: SyncFrame): void {
    this.#sync.receive(from, frame);
  }

  /** Names changed, or who is muted. */
  renamed(): void {
    this.#timeline.forgetAll();
    this.show();
  }

  /** In a turn of its own: at once, where nothing was shown just now. */
  show(): void {
    const { clock } = this.#options;
    this.#cancelShow ??= clock.after(Math.max(0, this.#shownAt + SHOW_MS - clock.now()), () => {
      this.#cancelShow = null;
      this.#shownAt = clock.now();
      this.#lines.value = this.#timeline.lines(this.entries, this.#options.notices(), this.#receipts());
    });
  }

  close(): void {
    this.#departed.keep(this.#heads);
    this.#sync.close();
    this.#cancelShow?.();
  }

  /** What those who are here have of my entries. */
  get #heads(): ReadonlyMap<MemberId, number> {
    return new Map([...this.#options.members()].map((id) => [id, this.#sync.headOf(id, this.#self)]));
  }

  #receipts(): Receipts {
    const here = this.#heads;
    const gone = this.#options.knowsWhoIsHere() ? this.#departed.heads(here) : [];
    return new Receipts([...here.values()], gone);
  }

  #added(entries: readonly Entry[], changed: ReadonlySet<EntryId>): void {
    const { named, spoke, isMuted, wasRead, ranOut } = this.#options;
    for (const entry of entries) {
      const { author, body } = entry;
      if (author === this.#self) continue;
      if (body.kind === 'name') named(author, body.name);
      else if (body.kind === 'text') {
        const isNews = !isMuted(author) && !this.#arrival.isHistory(entry) && !wasRead?.(entry);
        if (isNews) this.#reading.arrived(entry);
        spoke(author, isNews ? body.text : null);
      } else if (body.kind === 'delete') this.#reading.deleted(entryId({ author, seq: body.seq }));
    }
    if (this.#isKeeping.value && !this.#journal.isKeeping) {
      this.#isKeeping.value = false;
      ranOut();
    }
    this.#timeline.forget(changed);
    this.show();
  }
}
