/**
 * The formatting of a message: Markdown as people type it in chats, as a tree. Every character of the text is in it, in
 * order, also the signs that are not shown. Pure. Takes no more steps than a multiple of the text's length, and the tree
 * has a bounded depth, whatever the text is.
 *
 * A line is formatted for itself, apart from blocks of code. What CommonMark has beyond chats is plain text here: titles,
 * tables, pictures, HTML, links with a text of their own (a link never hides where it goes).
 */
import { type FoundRange, InlineWriter } from './inline.ts';
import type { Markup } from './tree.ts';
import { type LineSpan, type Meter, Writer } from './writer.ts';

/** Of quotes within quotes, and of lists within lists. What is deeper is text, or another item. */
const MAX_DEPTH = 4;
const QUOTE = /^ {0,3}>(?: |$|(?=>+(?: |$)))/;
const ITEM = /^([ \t]*)(?:[-*]|(\d{1,9})[.)])[ \t]+(?=\S)/;
const FENCE = /^ {0,3}(`{3,})([^`]*)$/;
/** Also at the end of a line of code: that is how people close it in a hurry. */
const FENCE_END = /^([^`]*)(`{3,})[ \t]*$/;
const LANGUAGE = /^[ \t]*([\p{L}\p{N}_.+#-]{1,30})[ \t]*$/u;
const IS_BLANK = /^\s*$/;
const TAB = 4;

/** `found`: the links and mentions of the text, in order. In code they are text. */
export function parseMarkup<Found>(
  text: string,
  found: readonly FoundRange<Found>[] = [],
  meter: Meter = { steps: 0 },
): readonly Markup<Found>[] {
  const writer = new Writer<Found>(text, meter);
  const lines = text.split('\n');
  let start = 0;
  const spans = lines.map((line): LineSpan => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
  new BlockWriter(writer, new InlineWriter(writer, found)).write(spans, 0);
  writer.sign(text.length);
  return writer.children;
}

/** A list of lines and a place in it: lines are never copied. */
type Lines = readonly LineSpan[];

class BlockWriter<Found> {
  readonly #writer: Writer<Found>;
  readonly #inline: InlineWriter<Found>;

  constructor(writer: Writer<Found>, inline: InlineWriter<Found>) {
    this.#writer = writer;
    this.#inline = inline;
  }

  write(lines: Lines, depth: number): void {
    for (let at = 0; at < lines.length; ) {
      const end = this.#block(lines, at, depth) ?? this.#plain(lines, at, depth);
      at = end;
    }
  }

  /** Writes the block that begins at this line, and answers with the place after it; null where none begins. */
  #block(lines: Lines, at: number, depth: number): number | null {
    const words = this.#words(lines, at);
    const fence = FENCE.exec(words);
    if (fence !== null) return this.#code(lines, at, fence);
    if (depth < MAX_DEPTH && QUOTE.test(words)) return this.#quote(lines, at, depth);
    return ITEM.test(words) ? this.#lists(lines, at) : null;
  }

  #begins(lines: Lines, at: number, depth: number): boolean {
    const words = this.#words(lines, at);
    return FENCE.test(words) || (depth < MAX_DEPTH && QUOTE.test(words)) || ITEM.test(words);
  }

  /** Lines up to the next block, with the breaks between them. Blank ones beside a block are a part of its distance. */
  #plain(lines: Lines, from: number, depth: number): number {
    let end = from + 1;
    while (end < lines.length && !this.#begins(lines, end, depth)) end += 1;
    let [first, last] = [from, end];
    if (from > 0) while (first < end && this.#isBlank(lines, first)) first += 1;
    if (end < lines.length) while (last > first && this.#isBlank(lines, last - 1)) last -= 1;
    for (let at = first; at < last; at += 1) this.#line(lines, at, at > first);
    return end;
  }

  #line(lines: Lines, at: number, isNext: boolean): void {
    const { start, end } = this.#at(lines, at);
    if (isNext) this.#writer.text(this.#writer.at + 1);
    this.#writer.sign(start);
    this.#inline.write(end);
  }

  #code(lines: Lines, from: number, [, run = '', after = '']: RegExpExecArray): number {
    const opening = this.#at(lines, from);
    const language = LANGUAGE.exec(after)?.[1] ?? '';
    const code: LineSpan[] = [];
    // Words that are no language are code.
    if (language === '' && !IS_BLANK.test(after))
      code.push({ start: opening.end - after.length, end: opening.end });
    let at = from + 1;
    for (let isOpen = true; isOpen && at < lines.length; at += 1) {
      const line = this.#at(lines, at);
      const [, before = '', closing = ''] = FENCE_END.exec(this.#words(lines, at)) ?? [];
      isOpen = closing.length < run.length;
      if (isOpen) code.push(line);
      else if (!IS_BLANK.test(before)) code.push({ start: line.start, end: line.start + before.length });
    }
    this.#writer.sign(opening.start);
    this.#writer.open({ kind: 'block', language });
    for (const [nth, { start, end }] of code.entries()) {
      if (nth > 0) this.#writer.text(this.#writer.at + 1);
      this.#writer.sign(start);
      this.#writer.text(end);
    }
    this.#writer.sign(this.#at(lines, at - 1).end);
    this.#writer.close();
    return at;
  }

  #quote(lines: Lines, from: number, depth: number): number {
    const inner: LineSpan[] = [];
    for (let at = from; at < lines.length; at += 1) {
      const sign = QUOTE.exec(this.#words(lines, at))?.[0];
      if (sign === undefined) break;
      const { start, end } = this.#at(lines, at);
      inner.push({ start: start + sign.length, end });
    }
    const after = from + inner.length;
    this.#writer.sign(this.#at(lines, from).start);
    this.#writer.open({ kind: 'quote' });
    this.write(inner, depth + 1);
    this.#writer.sign(this.#at(lines, after - 1).end);
    this.#writer.close();
    return after;
  }

  #lists(lines: Lines, from: number): number {
    const items: Item[] = [];
    for (let at = from; at < lines.length; at += 1) {
      const item = itemIn(this.#at(lines, at), this.#words(lines, at));
      if (item === null) break;
      items.push(item);
    }
    this.#writer.sign(this.#at(lines, from).start);
    for (let at = 0; at < items.length; ) at = this.#list(items, at, 1);
    return from + items.length;
  }

  /** Writes a list with those within it, and answers with the place after it. */
  #list(items: readonly Item[], from: number, depth: number): number {
    const { indent, isNumbered } = items[from] ?? NO_ITEM;
    let at = from;
    this.#writer.open({ kind: 'list', isNumbered });
    for (let next = items[at]; next !== undefined; next = items[at]) {
      if (at > from && (next.isNumbered !== isNumbered || (depth > 1 && next.indent < indent))) break;
      this.#writer.open({ kind: 'item' });
      this.#writer.sign(next.start);
      this.#writer.bullet(next.content);
      this.#inline.write(next.end);
      at += 1;
      while (depth < MAX_DEPTH && (items[at] ?? NO_ITEM).indent >= indent + 2)
        at = this.#list(items, at, depth + 1);
      this.#writer.close();
    }
    this.#writer.close();
    return at;
  }

  #at(lines: Lines, at: number): LineSpan {
    return lines[at] ?? NO_ITEM;
  }

  #words(lines: Lines, at: number): string {
    return this.#writer.slice(this.#at(lines, at));
  }

  #isBlank(lines: Lines, at: number): boolean {
    return IS_BLANK.test(this.#words(lines, at));
  }
}

interface Item extends LineSpan {
  readonly indent: number;
  readonly isNumbered: boolean;
  /** Where the words begin. */
  readonly content: number;
}

const NO_ITEM: Item = { start: 0, end: 0, indent: 0, isNumbered: false, content: 0 };

function itemIn({ start, end }: LineSpan, words: string): Item | null {
  const [bullet, space = '', number] = ITEM.exec(words) ?? [];
  if (bullet === undefined) return null;
  const indent = space.replaceAll('\t', ' '.repeat(TAB)).length;
  return { start, end, indent, isNumbered: number !== undefined, content: start + bullet.length };
}
