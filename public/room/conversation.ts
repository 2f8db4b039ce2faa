/**
 * One conversation, of the whole room or of two members: its journal, its sync and the lines that a reader sees. It
 * knows members only by id; names, links and notices are given to it.
 */
import type { ConversationOptions } from './conversation-contract.ts';
import { saidWords } from './files/shown-file.ts';
import { afterStored } from './keep/output-gate.ts';
import {
  type Body,
  type Entry,
  type EntryId,
  entryId,
  type FileBody,
  isSaid,
  type LogId,
  logIdOf,
} from './log/entry.ts';
import type { Heads } from './log/heads.ts';
import { Journal, type WriteProblem } from './log/journal.ts';
import type { Message } from './log/messages.ts';
import { OwnMessages, type SayProblem } from './log/own-messages.ts';
import type { MemberId } from './people/member.ts';
import { effect, type ReadonlySignal, signal } from './reactive.ts';
import { Sync } from './sync/sync.ts';
import { Display } from './timeline/display.ts';
import { HistoryBoundary } from './timeline/history-boundary.ts';
import type { Line, Receipt } from './timeline/line.ts';
import { OwnReceipts } from './timeline/own-receipts.ts';
import { ShownTime } from './timeline/shown-time.ts';
import { Timeline } from './timeline/timeline.ts';
import { UnreadTracker } from './timeline/unread-tracker.ts';

export class Conversation {
  /** Keeps it equal with the other members' copies. */
  readonly sync: Sync;
  readonly #options: ConversationOptions;
  readonly #self: MemberId;
  readonly #journal: Journal;
  readonly #own: OwnMessages;
  readonly #receipts: OwnReceipts;
  readonly #historyBoundary: HistoryBoundary;
  readonly #unreadTracker: UnreadTracker;
  readonly #timeline: Timeline;
  readonly #display: Display;
  readonly #isKeeping = signal(true);
  readonly #stopFollowing: () => void;
  #listener: ((changed: ReadonlySet<EntryId>) => void) | null = null;
  /** Where the unread messages begin, as it was kept last. */
  #keptMark: string | null = null;
  #isClosed = false;
  /** What is added now stands in a file that somebody opened: no news, however much of it I had never seen. */
  #isFromFile = false;

  constructor(options: ConversationOptions) {
    const { id, signer, clock, store, people } = options;
    this.#options = options;
    this.#self = signer.id;
    this.#historyBoundary = new HistoryBoundary(store, id, clock);
    this.#journal = new Journal({
      ...options,
      now: () => options.roomClock.now(),
      added: (entries, changed) => this.#added(entries, changed),
    });
    const { transcript, messages } = this.#journal;
    const { order } = transcript;
    const shownTime = new ShownTime({ order, now: () => options.roomClock.now() });
    this.#unreadTracker = new UnreadTracker(clock, order);
    this.#own = new OwnMessages({
      self: signer.id,
      messages,
      speaking: () => this.#speaking(),
      write: (body) => this.write(body),
    });
    this.#timeline = new Timeline({
      self: signer.id,
      messages,
      people,
      order,
      shownTime,
      unreadTracker: this.#unreadTracker,
      historyBoundary: this.#historyBoundary,
    });
    const gated = <Frame>(send: (to: MemberId, frame: Frame) => boolean) =>
      afterStored<Frame>(
        store,
        (to, frame) => !this.#isClosed && send(to, frame),
        (to) => !this.#isClosed && this.sync.missed(to),
      );
    this.sync = new Sync({
      ...options,
      send: gated(options.send),
      reach: gated(options.reach),
      self: signer.id,
      transcript,
      add: (entry, from) => {
        this.#isFromFile = typeof from !== 'string';
        return this.#journal.add(entry);
      },
      misbehaved: (from, what) => people.misbehaved(from, what),
      told: (from, heads) => {
        if (options.isHistoryOf(from) && this.#historyBoundary.learn(from, heads)) this.#timeline.forgetAll();
      },
      headsChanged: () => this.show(),
    });
    this.#receipts = new OwnReceipts({
      ...options,
      ownLogs: () => transcript.logsOf(signer.id),
      head: (log) => transcript.head(log),
      headOf: (member, log) => this.sync.headOf(member, log),
      isKeeper: (id) => people.isKeeper(id),
      knowsWhoIsHere: () => people.isComplete,
    });
    const lines = () => {
      // Stored before it is shown, once for all that was acknowledged together.
      this.#keep();
      return this.#timeline.lines(this.entries, options.notices(), this.#receipts.all);
    };
    // What a batch says and takes back is never seen.
    this.#display = new Display(clock, lines, () => this.sync.isPartial);
    const { correction } = options.roomClock;
    let known = [people.changes.peek(), correction.peek()];
    this.#stopFollowing = effect(() => {
      const now = [people.changes.value, correction.value];
      if (now.every((value, at) => value === known[at])) return;
      known = now;
      shownTime.forgetAll();
      this.#timeline.forgetAll();
      this.show();
    });
  }

  /** Loads what was kept before a reload. */
  restore(): void {
    this.#journal.restore();
    this.#receipts.restore();
    const { store, people, isPrivate } = this.#options;
    const isOfOthers = ({ author }: Entry) => author !== this.#self && !people.isMuted(author);
    const isShown = (entry: Entry) => this.#journal.messages.get(entryId(entry))?.isDeleted === false;
    this.#keptMark = isPrivate ? null : store.get(this.#unreadKey);
    this.#unreadTracker.resume(
      this.#keptMark,
      this.entries.filter((entry) => isOfOthers(entry) && isShown(entry)),
    );
  }

  /** There is space again for what could not be kept. */
  keepAnew(): void {
    this.#journal.keepAnew();
    this.#isKeeping.value = this.#journal.isKeeping;
  }

  get lines(): ReadonlySignal<readonly Line[]> {
    return this.#display.lines;
  }

  /** How many messages of others came since the newest line was last before the reader's eyes. */
  get unseen(): ReadonlySignal<number> {
    return this.#unreadTracker.unseen;
  }

  /** False once this tab could not keep what was said: a reload would lose it. */
  get isKeeping(): ReadonlySignal<boolean> {
    return this.#isKeeping;
  }

  /** Everything said and done here, signed, in the order that is the same for everyone. */
  get entries(): readonly Entry[] {
    return this.#journal.transcript.entries;
  }

  /** Whether entries that others have are on their way. */
  get isCatchingUp(): boolean {
    return this.sync.isFetching;
  }

  /** Where something that happens now is to stand between the entries. */
  get place(): number {
    return this.#journal.transcript.order.placeAt(this.#options.roomClock.now());
  }

  /** Whether the log that I write has begun: each begins with my name. */
  get hasSpoken(): boolean {
    return this.#journal.ownLog !== null;
  }

  hasEntriesOf(author: MemberId): boolean {
    return this.#journal.transcript.logsOf(author).length > 0;
  }

  /** Whether something I said has reached nobody: it would be lost with this page. */
  get hasUnreached(): boolean {
    const { transcript } = this.#journal;
    return transcript.logsOf(this.#self).some((log) => {
      const last = transcript.after(log, 0).findLast(isSaid);
      if (last === undefined) return false;
      const { have, keepers } = this.#receipts.all.of(last);
      return have + keepers === 0;
    });
  }

  /** Up to where I have read what somebody said. */
  readOf(author: MemberId): Heads {
    const logs = this.#journal.transcript.logsOf(author);
    return Object.fromEntries(logs.map((log) => [log, this.#readIn(log)]));
  }

  /** Null when it was said. */
  say(text: string, replyTo: EntryId | null = null): SayProblem | null {
    return this.#own.say(text, replyTo);
  }

  /** Offers a file, within the bounds of entries (`fileBody`). Null when it was offered. */
  share(file: FileBody): WriteProblem | null {
    this.#speaking();
    return this.write(file);
  }

  /** Replaces the text of an own message. */
  edit(id: EntryId, text: string): SayProblem | null {
    return this.#own.edit(id, text);
  }

  /** Deletes an own message for everyone. */
  remove(id: EntryId): void {
    this.#own.remove(id);
  }

  /** Reacts to a message, or takes the reaction back. */
  react(id: EntryId, emoji: string, isOn: boolean): void {
    this.#own.react(id, emoji, isOn);
  }

  /** Null when it was written. */
  write(body: Body): WriteProblem | null {
    const written = this.#write(body);
    return typeof written === 'string' ? written : null;
  }

  /** As it stands now, deleted or not. */
  message(id: EntryId): Message | undefined {
    return this.#journal.messages.get(id);
  }

  /** Tells which messages came or look different, at once and with what a file brought. One listener at a time. */
  follow(listener: (changed: ReadonlySet<EntryId>) => void): () => void {
    this.#listener = listener;
    return () => {
      if (this.#listener === listener) this.#listener = null;
    };
  }

  /** Who acknowledged an own message; null when it is none. */
  holders(id: EntryId): ReadonlySet<MemberId> | null {
    const entry = this.#journal.messages.get(id)?.entry;
    return entry?.author === this.#self ? this.#receipts.holders(logIdOf(entry), entry.seq) : null;
  }

  /** How far an own message got. */
  receipt(entry: Entry): Receipt {
    return this.#receipts.all.of(entry);
  }

  /** Whether it was said before I came. */
  isHistory(entry: Entry): boolean {
    return this.#historyBoundary.isHistory(entry);
  }

  /** To be told whether the newest line is before the reader's eyes. */
  setReading(isReading: boolean): void {
    if (this.#unreadTracker.setReading(isReading, this.entries.at(-1))) this.show();
    this.#keep();
  }

  /** To be told when the mark above the unread messages is before the reader's eyes. */
  sawUnread(): void {
    this.#unreadTracker.sawMark();
  }

  /** Nobody was here before me. */
  cameFirst(): void {
    this.#historyBoundary.cameFirst();
  }

  /** The member left for good: what they acknowledged is remembered. */
  left(member: MemberId): void {
    this.sync.lost(member);
    this.#receipts.left(member);
  }

  /** Something changed that a reader sees. */
  show(): void {
    this.#display.refresh();
  }

  /** Idempotent. */
  close(): void {
    this.sync.close();
    this.#isClosed = true;
    this.#keep();
    this.#stopFollowing();
    this.#display.close();
  }

  #speaking(): void {
    this.#options.speaking();
    this.#unreadTracker.caughtUp();
  }

  #write(body: Body): Entry | WriteProblem {
    const entry = this.#journal.write(body);
    if (typeof entry !== 'string') this.sync.tell(entry);
    return entry;
  }

  /** For a reload: what was acknowledged, and what is unread. Of private conversations others keep that. */
  #keep(): void {
    this.#receipts.keep();
    const { mark } = this.#unreadTracker;
    if (this.#options.isPrivate || mark === this.#keptMark) return;
    this.#keptMark = mark;
    if (mark === null) this.#options.store.remove(this.#unreadKey);
    else this.#options.store.set(this.#unreadKey, mark);
  }

  get #unreadKey(): string {
    return `parley.unread.${this.#options.id}`;
  }

  #readIn(log: LogId): number {
    const { transcript } = this.#journal;
    const unread =
      this.unseen.peek() > 0 &&
      transcript.after(log, 0).find((entry) => isSaid(entry) && this.#unreadTracker.isUnread(entry));
    return unread ? unread.seq - 1 : transcript.head(log);
  }

  #added(entries: readonly Entry[], changed: ReadonlySet<EntryId>): void {
    for (const entry of entries) if (entry.author !== this.#self) this.#hear(entry);
    this.#isKeeping.value = this.#journal.isKeeping;
    this.#timeline.forget(changed);
    this.#listener?.(changed);
    this.show();
  }

  #hear(entry: Entry): void {
    const { named, spoke, people, wasRead, isPrivate } = this.#options;
    const { author, body } = entry;
    if (body.kind === 'name') {
      // What stands in an earlier log may come later.
      if (this.#journal.transcript.isLatest(logIdOf(entry))) named(author, body.name);
    } else if (body.kind === 'delete') this.#unreadTracker.deleted(entryId({ author, ...body }));
    if (!isSaid(entry)) return;
    const isOld = this.#isFromFile || this.#historyBoundary.isHistory(entry) || wasRead?.(entry);
    const isNews = !people.isMuted(author) && !isOld;
    if (isNews) this.#unreadTracker.arrived(entry);
    spoke(author, isNews ? saidWords(entry) : null, isPrivate, body.kind === 'file');
  }
}
