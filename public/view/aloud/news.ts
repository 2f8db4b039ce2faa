/** What is new in a transcript for somebody who hears it: single messages word for word, many at once as a number.
 *  Knows nothing of live regions. Loaded after the page. */

import { lineWords } from '../../room/files/line-words.ts';
import { cut } from '../../room/text/graphemes.ts';
import type { DividerLine, Line, NoticeLine, TextLine } from '../../room/timeline/line.ts';
import { plainWords } from '../message/markup/plain-text.ts';
import { clockWording, dayWording, isSameDay } from '../transcript/moment.ts';
import { noticeWords } from '../transcript/notice-words.ts';
import { aloudWords } from './words.ts';

/** More at once are summed up. */
const FEW = 3;
const MOST_OF_TEXT = { graphemes: 1_000, bytes: 10_000 } as const;

type Event = TextLine | NoticeLine;

export class News {
  readonly #isKept: (id: string) => boolean;
  #lines: readonly Line[] = [];
  /** All lines so far as they looked last, also those of members who are muted now. */
  readonly #known = new Map<string, Event>();
  /** Said before I came, or before the transcript was opened. */
  readonly #earlier = new Map<string, TextLine>();
  readonly #fresh = new Map<string, Event>();
  /** Told already, and edited or deleted since. */
  readonly #changed = new Map<string, TextLine>();

  /** `isKept`: whether an entry was there when the transcript was opened. */
  constructor(isKept: (id: string) => boolean) {
    this.#isKept = isKept;
  }

  get isEmpty(): boolean {
    return this.#earlier.size + this.#fresh.size + this.#changed.size === 0;
  }

  /** Whether it is summed up. */
  get isMany(): boolean {
    return this.#earlier.size > 0 || this.#fresh.size > FEW;
  }

  /** These are the lines now. */
  take(lines: readonly Line[]): void {
    const [before, joinedAt] = [this.#lines, lines.findIndex(({ id }) => id === 'joined')];
    this.#lines = lines;
    let [start, end, shift] = [0, lines.length, before.length - lines.length];
    while (start < end && isSame(lines[start], before[start])) start++;
    while (end > start && end + shift > start && isSame(lines[end - 1], before[end - 1 + shift])) end--;
    const middle = lines.slice(start, end);
    const staying = new Set(middle.map(({ id }) => id));
    for (const { id } of before.slice(start, end + shift)) if (!staying.has(id)) this.#forget(id);
    for (const [at, line] of middle.entries())
      if (line.kind !== 'divider') this.#look(line, start + at < joinedAt);
  }

  /** The sentences to read out; nothing of it is news after that. */
  tell(now: number): readonly string[] {
    const fresh = [...this.#fresh.values()];
    const said = fresh.filter(({ kind }) => kind === 'text');
    const moved = fresh.filter(isOrdinary);
    const words: string[] = [];
    if (this.#earlier.size > 0) words.push(...this.#summed(aloudWords.earlier, this.#earlier, now));
    if (said.length > FEW) words.push(...this.#summed(aloudWords.fresh, this.#fresh, now));
    if (moved.length > FEW) words.push(aloudWords.moved(moved.length));
    for (const line of fresh) {
      if (line.kind === 'text') said.length <= FEW && words.push(saidWords(line));
      else if (moved.length <= FEW || !isOrdinary(line)) words.push(eventWords(line));
    }
    const changed = [...this.#changed.values()];
    if (changed.length > FEW) words.push(aloudWords.changed(changed.length));
    else words.push(...changed.map(changedWords));
    for (const told of this.#waiting) told.clear();
    return words;
  }

  get #waiting(): readonly Map<string, Event>[] {
    return [this.#earlier, this.#fresh, this.#changed];
  }

  /** It is not shown any more. */
  #forget(id: string): void {
    for (const lines of this.#waiting) lines.delete(id);
  }

  #look(line: Event, isAboveJoined: boolean): void {
    const known = this.#known.get(line.id);
    this.#known.set(line.id, line);
    if (line.kind === 'notice') {
      const isTold = known?.kind === 'notice' && known.event === line.event && known.at === line.at;
      const isPast = isAboveJoined && line.event === 'renamed';
      // Whoever mutes somebody or takes another name knows it.
      if (!isTold && !isPast && !line.isOwn && line.event !== 'muted') this.#fresh.set(line.id, line);
      return;
    }
    const waiting = [this.#earlier, this.#fresh].find((lines) => lines.has(line.id));
    if (waiting !== undefined) {
      if (line.isDeleted) waiting.delete(line.id);
      else waiting.set(line.id, line);
    } else if (known?.kind !== 'text') {
      if (line.isDeleted) return;
      if (isAboveJoined || this.#isKept(line.id)) this.#earlier.set(line.id, line);
      else if (!line.isOwn) this.#fresh.set(line.id, line);
    } else if (!line.isOwn && (known.text !== line.text || known.isDeleted !== line.isDeleted))
      this.#changed.set(line.id, line);
  }

  #summed(sum: SumWords, lines: ReadonlyMap<string, Event>, now: number): readonly string[] {
    const isMeant = (line: Line): line is TextLine => line.kind === 'text' && lines.has(line.id);
    const count = [...lines.values()].filter(({ kind }) => kind === 'text').length;
    const last = this.#lines.findLast(isMeant);
    if (last === undefined) return [];
    const clock = clockWording(last.at);
    const when = isSameDay(last.at, now) ? clock : aloudWords.timeAndDay(clock, dayWording(last.at, now));
    return [sum(count, last.isOwn ? aloudWords.you : nameOf(last), when)];
  }
}

type SumWords = typeof aloudWords.fresh;

/** Dividers are made anew each time. */
const isSame = (one: Line | undefined, other: Line | undefined): boolean =>
  one === other || (one?.kind === 'divider' && one.id === (other as DividerLine | undefined)?.id);

/** That somebody only bears the name of a verified member is told whatever else happens. */
const isOrdinary = (line: Event): boolean => line.kind === 'notice' && line.event !== 'verified';

const nameOf = ({ name, tag }: Event): string => (tag === null ? name : `${name} ${tag}`);

function saidWords(line: TextLine): string {
  const { quote, file } = line;
  const text = shortened(lineWords(line), file !== null);
  if (quote === null && file !== null) return aloudWords.file(file.name, nameOf(line), shortened(line.text));
  if (quote === null) return aloudWords.said(nameOf(line), text);
  return aloudWords.answered(nameOf(line), quote.isOwn ? aloudWords.you : quote.name, text);
}

const changedWords = (line: TextLine): string =>
  line.isDeleted
    ? aloudWords.deleted(nameOf(line))
    : aloudWords.edited(nameOf(line), shortened(lineWords(line), line.file !== null));

const eventWords = (line: NoticeLine): string => noticeWords(line, (name) => name).join('');

function shortened(text: string, isFile = false): string {
  const words = plainWords(text, isFile);
  const start = cut(words, MOST_OF_TEXT);
  return start === words ? words : `${start}…`;
}
