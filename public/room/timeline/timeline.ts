/**
 * The lines that a reader sees: messages, notices and dividers, in one order. A line that did not change stays the
 * same object, so that a view can compare by identity.
 */

import { saidWords, shownFile } from '../files/shown-file.ts';
import { authorOf, type Entry, type EntryId, entryId, isSaid } from '../log/entry.ts';
import type { EntryOrder } from '../log/entry-order.ts';
import type { Message, Messages } from '../log/messages.ts';
import { TEXT_LIMIT } from '../log/own-messages.ts';
import type { MemberId } from '../people/member.ts';
import type { People } from '../people/people.ts';
import { cut, type TextLimit } from '../text/graphemes.ts';
import { isEmoji } from '../text/visible.ts';
import type { HistoryBoundary } from './history-boundary.ts';
import type { Line, NoticeLine, Quote, Reaction, TextLine } from './line.ts';
import { type PlacedNotice, type ToldNotice, toldNotices } from './moves.ts';
import type { Notice } from './notices.ts';
import { isSameReceipt, type Receipts } from './receipts.ts';
import type { ShownTime } from './shown-time.ts';
import type { UnreadTracker } from './unread-tracker.ts';

export interface TimelineContext {
  readonly self: MemberId;
  readonly messages: Messages;
  readonly order: Pick<EntryOrder, 'placeOf'>;
  readonly shownTime: Pick<ShownTime, 'of'>;
  readonly unreadTracker: UnreadTracker;
  readonly historyBoundary: HistoryBoundary;
  /** Of a muted member only the notice that they are muted is shown. */
  readonly people: Pick<People, 'nameOf' | 'tagOf' | 'presentable' | 'isMuted'>;
}

/** Whoever gives another name within this after they came, and before they said anything, names themselves: that is no
 *  event. */
export const NAMING_MS = 600_000;

export const QUOTE_LIMIT: TextLimit = { graphemes: 140, bytes: 1_000 };

export class Timeline {
  readonly #context: TimelineContext;
  readonly #kept = new Map<string, TextLine | NoticeLine>();
  /** Names as they are shown, for the entries that told them. */
  readonly #names = new WeakMap<Entry, string>();

  constructor(context: TimelineContext) {
    this.#context = context;
  }

  /** These messages look different now. */
  forget(ids: Iterable<EntryId>): void {
    for (const id of ids) this.#kept.delete(id);
  }

  /** Names changed, or who is muted, and they stand in every line. */
  forgetAll(): void {
    this.#kept.clear();
  }

  /** `entries` in the order of the transcript, `notices` in the order they happened. */
  lines(entries: readonly Entry[], notices: readonly Notice[], receipts: Receipts): readonly Line[] {
    const lines: (Line | null)[] = [];
    // How a notice is told depends on what stands between it and others: its place is kept until that is known.
    const placed: (PlacedNotice & { readonly index: number })[] = [];
    let stretch = 0;
    const place = (notice: Notice) => {
      if (notice.event === 'joined') came.set(notice.member, notice.at);
      placed.push({ notice, stretch, index: lines.length });
      lines.push(null);
    };
    const names = new Map<MemberId, string>();
    const came = new Map<MemberId, number>();
    const spoke = new Set<MemberId>();
    const { historyBoundary, unreadTracker, people, order, shownTime } = this.#context;
    const audible = notices.filter(({ event, member }) => event === 'muted' || !people.isMuted(member));
    let historyEnds = -1;
    let next = 0;
    let isMarked = false;
    for (const entry of entries) {
      const entryPlace = order.placeOf(entry);
      for (let notice = audible[next]; notice && notice.place < entryPlace; notice = audible[++next]) {
        place(notice);
      }
      shownTime.of(entry);
      if (people.isMuted(entry.author)) continue;
      if (isSaid(entry)) spoke.add(entry.author);
      const line =
        entry.body.kind === 'name'
          ? this.#renameLine(entry, entry.body.name, names, !spoke.has(entry.author), came.get(entry.author))
          : this.#textLine(entry, receipts);
      if (!line) continue;
      // The first of them may be one that is hidden.
      if (!isMarked && unreadTracker.isUnread(entry)) {
        lines.push({ kind: 'divider', id: 'unread', event: 'unread' });
        isMarked = true;
      }
      lines.push(line);
      stretch += 1;
      if (historyBoundary.isHistory(entry)) historyEnds = lines.length;
    }
    for (const notice of audible.slice(next)) place(notice);
    const told = toldNotices(placed);
    for (const [nth, { notice, index }] of placed.entries()) {
      const how = told[nth];
      if (how) lines[index] = this.#noticeLine(notice, how);
    }
    if (historyEnds > 0) lines.splice(historyEnds, 0, { kind: 'divider', id: 'joined', event: 'joined' });
    return lines.filter((line) => line !== null);
  }

  #textLine(entry: Entry, receipts: Receipts): TextLine | null {
    if (!isSaid(entry)) return null;
    const { messages, unreadTracker } = this.#context;
    const id = entryId(entry);
    const kept = this.#kept.get(id);
    const base = kept?.kind === 'text' ? kept : null;
    if (base && !base.isOwn) return base;
    const message = messages.get(id);
    if (!message) return null;
    const authored = base ?? this.#author(id, entry.author, this.#context.shownTime.of(entry));
    const receipt = authored.isOwn ? receipts.of(entry) : null;
    if (base?.receipt && receipt && isSameReceipt(base.receipt, receipt)) return base;
    const { text, isEdited, isDeleted } = message;
    const line: TextLine = {
      ...authored,
      kind: 'text',
      text: cut(text, TEXT_LIMIT),
      file: isDeleted ? null : shownFile(entry),
      isEdited,
      isDeleted,
      isLate: unreadTracker.isLate(id),
      quote: this.#quote(message),
      reactions: this.#reactions(message),
      receipt,
    };
    this.#kept.set(id, line);
    return line;
  }

  #quote({ replyTo }: Message): Quote | null {
    if (replyTo === null) return null;
    const quoted = this.#context.messages.get(replyTo);
    const author = authorOf(replyTo);
    const isMuted = this.#context.people.isMuted(author);
    return {
      id: replyTo,
      name: this.#context.people.nameOf(author),
      isOwn: author === this.#context.self,
      text:
        quoted && !quoted.isDeleted && !isMuted
          ? cut(saidWords(quoted.entry, quoted.text), QUOTE_LIMIT)
          : null,
      isFile: quoted?.entry.body.kind === 'file',
      isMuted,
    };
  }

  #reactions({ reactions }: Message): readonly Reaction[] {
    const { self, people } = this.#context;
    return [...reactions].flatMap(([emoji, all]) => {
      // A stranger may have sent words.
      if (!isEmoji(emoji)) return [];
      const members = all.filter((id) => !people.isMuted(id));
      const names = members.map((id) => (id === self ? null : people.nameOf(id)));
      return names.length > 0 ? [{ emoji, names, isOwn: members.includes(self) }] : [];
    });
  }

  /** The first name somebody gives is no event; each other one is, unless they only just came: `cameAt`, as far as I saw
   *  it. */
  #renameLine(
    entry: Entry,
    raw: string,
    names: Map<MemberId, string>,
    isSilent: boolean,
    cameAt: number | undefined,
  ): NoticeLine | null {
    const before = names.get(entry.author);
    const name = this.#names.get(entry) ?? this.#context.people.presentable(raw);
    this.#names.set(entry, name);
    names.set(entry.author, name);
    if (before === undefined || before === name) return null;
    if (isSilent && this.#isNaming(entry, cameAt)) return null;
    const id = entryId(entry);
    return this.#keep(id, () => ({
      ...this.#author(id, entry.author, this.#context.shownTime.of(entry)),
      kind: 'notice',
      event: 'renamed',
      name,
      before,
    }));
  }

  #isNaming(entry: Entry, cameAt: number | undefined): boolean {
    const { self, historyBoundary, shownTime } = this.#context;
    if (entry.author === self || historyBoundary.isHistory(entry)) return true;
    return cameAt !== undefined && shownTime.of(entry) - cameAt <= NAMING_MS;
  }

  #noticeLine({ member, at }: Notice, { id, event, awayMs }: ToldNotice): NoticeLine {
    return this.#keep(`${id} ${event} ${at} ${awayMs}`, () => ({
      ...this.#author(id, member, at),
      kind: 'notice',
      event,
      ...(awayMs === null ? {} : { awayMs }),
    }));
  }

  #keep(key: string, make: () => NoticeLine): NoticeLine {
    const kept = this.#kept.get(key);
    if (kept?.kind === 'notice') return kept;
    const line = make();
    this.#kept.set(key, line);
    return line;
  }

  #author<Id extends string>(id: Id, author: MemberId, at: number) {
    const { self, people } = this.#context;
    return {
      id,
      author,
      isOwn: author === self,
      name: people.nameOf(author),
      tag: people.tagOf(author),
      at,
    };
  }
}
