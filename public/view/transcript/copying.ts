/** What goes into the clipboard when a part of the transcript is copied. Of one message, what is selected of its text. Of
 *  several, a line each with time and name; names, times, buttons and receipts as they stand on the page would be a
 *  jumble. Loaded after the page. */
import { lineWords } from '../../room/files/line-words.ts';
import type { Line, NoticeLine, TextLine } from '../../room/timeline/line.ts';
import { h } from '../dom/element.ts';
import type { Phrase } from '../words/phrase.ts';
import { copyingWords } from './copying-words.ts';
import { clockWording, dayOfYear, isSameDay } from './moment.ts';
import { noticeWords } from './notice-words.ts';
import { linesOf, type SelectedText, selectedText } from './selected-text.ts';
import { toldLine } from './told.ts';

export interface CopyingOptions {
  readonly rows: {
    /** In the order of the transcript. */
    readonly all: readonly { readonly line: Line; readonly element: HTMLElement }[];
  };
  readonly ownName: { peek(): string };
  now(): number;
}

interface SelectedLine {
  readonly line: TextLine | NoticeLine;
  readonly selected: SelectedText;
}

export function mountCopying(o: CopyingOptions): () => void {
  const copied = (event: ClipboardEvent) => {
    const { clipboardData, target } = event;
    const isInField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (clipboardData === null || isInField) return;
    const selection = selectedLines(o.rows.all);
    const [first, ...more] = selection;
    if (first === undefined || (more.length === 0 && first.line.kind === 'notice')) return;
    const { text, html } = more.length === 0 ? oneText(first) : manyLines(selection, o);
    // Of the room and of the private conversation beside it, both may be selected.
    const before = event.defaultPrevented ? clipboardData.getData('text/plain') : '';
    const htmlBefore = event.defaultPrevented ? clipboardData.getData('text/html') : '';
    clipboardData.setData('text/plain', before === '' ? text : `${before}\n\n${text}`);
    clipboardData.setData('text/html', `${htmlBefore}${new XMLSerializer().serializeToString(html)}`);
    event.preventDefault();
  };
  document.addEventListener('copy', copied);
  return () => document.removeEventListener('copy', copied);
}

function selectedLines(rows: CopyingOptions['rows']['all']): SelectedLine[] {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed) return [];
  // Firefox lets people select several parts.
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  return rows.flatMap(({ line, element }) => {
    if (line.kind === 'divider' || !ranges.some((range) => range.intersectsNode(element))) return [];
    const words = element.querySelector(line.kind === 'text' ? '.message-text' : 'p > span');
    const selected = ofFile(line, element, ranges) ?? (words && selectedText(words, ranges));
    return selected ? [{ line, selected }] : [];
  });
}

/** A file that is selected is its name, and what was said with it. */
function ofFile(
  line: TextLine | NoticeLine,
  element: HTMLElement,
  ranges: readonly Range[],
): SelectedText | null {
  if (line.kind === 'notice' || line.file === null) return null;
  const card = element.querySelector('.file');
  if (card === null || !ranges.some((range) => range.intersectsNode(card))) return null;
  const text = lineWords(line);
  return { text, isWhole: true, html: () => linesOf(text) };
}

interface Copied {
  readonly text: string;
  readonly html: HTMLElement;
}

const oneText = ({ selected }: SelectedLine): Copied => ({
  text: selected.text,
  html: h('span', {}, ...selected.html()),
});

/** With the days, where it is more than this one. */
function manyLines(lines: readonly SelectedLine[], { ownName, now }: CopyingOptions): Copied {
  const texts: string[] = [];
  const html = h('div');
  let lastAt = now();
  for (const { line, selected } of lines) {
    const { at } = line;
    if (!isSameDay(lastAt, at)) {
      texts.push(dayOfYear(at));
      html.append(h('p', {}, h('b', {}, dayOfYear(at))));
    }
    lastAt = at;
    const told = toldLine(line, ownName.peek()) as typeof line;
    texts.push(wording(told, selected).join(''));
    html.append(h('p', {}, ...markup(told, selected)));
  }
  return { text: texts.join('\n'), html };
}

function wording(line: TextLine | NoticeLine, { text, isWhole }: SelectedText): Phrase<string> {
  const time = clockWording(line.at);
  if (line.kind === 'notice')
    return copyingWords.notice(time, isWhole ? noticeWords(line, (name) => name) : [text]);
  return copyingWords.message(time, nameOf(line), isWhole && !line.isDeleted ? lineWords(line) : text);
}

function markup(line: TextLine | NoticeLine, selected: SelectedText): Phrase<Node> {
  const time = h('time', { datetime: new Date(line.at).toISOString() }, clockWording(line.at));
  const isolated = (name: string) => h('bdi', {}, name);
  if (line.kind === 'notice') {
    const event = selected.isWhole ? noticeWords<Node>(line, isolated) : linesOf(selected.text);
    return copyingWords.notice<Node>(time, [h('i', {}, ...event)]);
  }
  const name = h('b', {}, isolated(nameOf(line)));
  const text = h('span', { dir: 'auto' }, ...selected.html());
  // For code: several spaces in a row stay.
  text.style.setProperty('white-space', 'pre-wrap');
  return copyingWords.message<Node>(time, name, text);
}

const nameOf = ({ name, tag }: Line & { name: string; tag: string | null }): string =>
  tag === null ? name : `${name} ${tag}`;
