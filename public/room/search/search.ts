/**
 * Looks through the lines of a conversation, from the newest to the oldest, in slices: nothing takes longer than a frame,
 * however long the transcript. The texts are kept as they are compared (`fold`), and the verdict on each, so that a query
 * that goes on looks only at what fitted before. Knows nothing of timers and of the page.
 */
import { lineWords } from '../files/line-words.ts';
import type { EntryId } from '../log/entry.ts';
import type { MemberId } from '../people/member.ts';
import type { Line, TextLine } from '../timeline/line.ts';
import { fold } from './fold.ts';
import { foldName, hasWords, isEmpty, isFrom, NO_QUERY, narrows, type Query } from './query.ts';

/** A step is a look at a line, or to fold one character. So many characters are compared in the same time. */
const COMPARED_PER_STEP = 32;

/** A line as it is compared. Forgotten when its message is deleted. */
interface Doc {
  line: TextLine;
  /** Null until it is needed. */
  folded: string | null;
  /** The query that `fits` is the verdict on. */
  judged: Query | null;
  fits: boolean;
}

export interface Author {
  readonly id: MemberId;
  readonly name: string;
  readonly tag: string | null;
  readonly isOwn: boolean;
}

export class Search {
  /** What one's own messages can be looked for under, besides one's name. */
  readonly #ownAlias: () => string;
  readonly #docs = new Map<EntryId, Doc>();
  /** The same in the order of the last walk, where the next one finds most of them faster. */
  #inOrder: readonly Doc[] = [];
  #nextInOrder: Doc[] = [];
  /** Up to where the walk has come in `#inOrder`. */
  #at = 0;
  readonly #called = new Map<MemberId, Called>();

  #query: Query = NO_QUERY;
  /** What did not fit this one does not fit the query either. */
  #wider: Query | null = null;
  #anchor: string | null = null;
  #lines: readonly Line[] = [];

  /** The lines of this walk; the next one to look at is before `#left`. */
  #walked: readonly Line[] = [];
  #left = 0;
  #isBehind = false;
  #next: TextLine[] = [];
  #nextAuthors = new Map<MemberId, Author>();

  #found: readonly TextLine[] = [];
  #authors: readonly Author[] = [];
  #start: number | null = null;

  constructor(ownAlias: () => string) {
    this.#ownAlias = ownAlias;
  }

  get query(): Query {
    return this.#query;
  }

  /** What fits, the newest first. Grows until all is looked through. */
  get found(): readonly TextLine[] {
    return this.#found;
  }

  /** Everybody who wrote, present or not. */
  get authors(): readonly Author[] {
    return this.#authors;
  }

  /** Where in `found` those begin that stand at the anchor or above; null as long as that is not known. */
  get start(): number | null {
    return this.#start;
  }

  get isComplete(): boolean {
    return this.#left === 0 && !this.#isBehind;
  }

  has(id: EntryId): boolean {
    const doc = this.#docs.get(id);
    return doc?.judged === this.#query && doc.fits;
  }

  /** These are the lines now. What is found stays until they are looked through. */
  take(lines: readonly Line[]): void {
    if (lines === this.#lines) return;
    this.#lines = lines;
    if (this.#left > 0) this.#isBehind = true;
    else this.#walk();
  }

  /** `anchor`: the id of a line that the reader is at; null is the end. */
  ask(query: Query, anchor: string | null): void {
    this.#wider = narrows(query, this.#query) ? this.#query : null;
    this.#query = query;
    this.#anchor = anchor;
    this.#start = anchor === null ? 0 : null;
    this.#walk();
    this.#found = this.#next;
  }

  /** Goes on for so many steps, and to the end of one line; true when all is looked through. */
  work(steps: number): boolean {
    let left = steps;
    while (left > 0 && !this.isComplete) {
      if (this.#left === 0) this.#walk();
      while (left > 0 && this.#left > 0) {
        this.#left -= 1;
        left -= this.#look(this.#left);
      }
      if (this.#left === 0) this.#finish();
    }
    return this.isComplete;
  }

  #walk(): void {
    this.#isBehind = false;
    this.#walked = this.#lines;
    this.#left = this.#walked.length;
    this.#next = [];
    this.#nextInOrder = [];
    this.#at = 0;
    this.#nextAuthors = new Map();
    if (this.#left === 0) this.#finish();
  }

  #finish(): void {
    this.#found = this.#next;
    this.#authors = [...this.#nextAuthors.values()];
    this.#inOrder = this.#nextInOrder;
  }

  /** Answers with what it cost. */
  #look(at: number): number {
    const line = this.#walked[at];
    if (line === undefined) return 1;
    if (line.id === this.#anchor) this.#start ??= this.#next.length;
    if (line.kind !== 'text') return 1;
    if (line.isDeleted) {
      this.#docs.delete(line.id);
      return 1;
    }
    if (!this.#nextAuthors.has(line.author)) this.#nextAuthors.set(line.author, authorOf(line));
    const doc = this.#docOf(line);
    const words = doc.folded ?? lineWords(line);
    const folding = doc.folded === null ? words.length : 0;
    doc.folded ??= fold(words);
    if (isEmpty(this.#query)) return 1 + folding;
    const comparing = doc.judged === this.#query ? 0 : this.#judge(doc, doc.folded);
    if (doc.fits) this.#next.push(line);
    return 1 + folding + comparing;
  }

  #docOf(line: TextLine): Doc {
    const doc = this.#placedDoc(line) ??
      this.#docs.get(line.id) ?? { line, folded: null, judged: null, fits: false };
    this.#nextInOrder.push(doc);
    if (doc.line === line && doc.folded !== null) return doc;
    if (doc.line.text !== line.text) doc.folded = null;
    // Its author's name may be another one.
    doc.judged = null;
    doc.line = line;
    this.#docs.set(line.id, doc);
    return doc;
  }

  /** Lines come and go one by one: it is the next one there, or the one after that. */
  #placedDoc(line: TextLine): Doc | undefined {
    for (let at = this.#at; at < this.#at + 2; at += 1) {
      const doc = this.#inOrder[at];
      if (doc?.line !== line && doc?.line.id !== line.id) continue;
      this.#at = at + 1;
      return doc;
    }
    return undefined;
  }

  #judge(doc: Doc, folded: string): number {
    const isOut = this.#wider !== null && doc.judged === this.#wider && !doc.fits;
    doc.judged = this.#query;
    if (isOut) return 0;
    doc.fits =
      isFrom(this.#query, doc.line.author, this.#calledOf(doc.line)) && hasWords(this.#query, folded);
    return (folded.length * this.#query.words.length) / COMPARED_PER_STEP;
  }

  #calledOf({ author, name, tag, isOwn }: TextLine): readonly string[] {
    if (this.#query.names.length === 0) return [];
    const known = this.#called.get(author);
    if (known?.name === name && known.tag === tag) return known.folded;
    const all = [`${name} ${tag ?? ''}`, ...(isOwn ? [this.#ownAlias()] : [])];
    const folded = all.map(foldName);
    this.#called.set(author, { name, tag, folded });
    return folded;
  }
}

/** What an author is called, as it is compared. */
interface Called extends Pick<TextLine, 'name' | 'tag'> {
  readonly folded: readonly string[];
}

const authorOf = ({ author: id, name, tag, isOwn }: TextLine): Author => ({ id, name, tag, isOwn });
