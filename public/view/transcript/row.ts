/** What every row of the transcript can do, and the two small kinds of rows: notices and dividers. Messages have a folder
 *  of their own. */
import type { DividerLine, Line, NoticeLine } from '../../room/timeline/line.ts';
import { h, icon } from '../dom/element.ts';
import type { MessageCommands } from '../message/message-commands.ts';
import type { Phrase } from '../words/phrase.ts';
import type { Shape } from './grouping.ts';
import { clockWording, momentElement } from './moment.ts';
import { transcriptWords } from './words.ts';

export interface Row {
  readonly element: HTMLElement;
  /** Complete and idempotent. A row keeps its kind, author and time for life. */
  update(line: Line, shape: Shape, now: number): void;
  /** Time has passed: only wordings may change. */
  refresh(now: number): void;
}

/** Where my presence or my reading began. */
export function dividerRow({ event }: Pick<DividerLine, 'event'>): Row {
  // What was said before stands above the mark, what is unread below it.
  const mark = h('p', {}, event === 'joined' ? icon('up') : null, transcriptWords.divider[event]);
  return { element: h('div', { class: 'divider' }, mark), update: () => undefined, refresh: () => undefined };
}

/** Something that happened. */
export function noticeRow(first: NoticeLine, { showMember }: Pick<MessageCommands, 'showMember'>): Row {
  const words = h('span');
  const time = momentElement(first.at);
  time.textContent = clockWording(first.at);
  return {
    element: h('div', { class: 'notice' }, h('p', {}, words, ' ', time)),
    update(line) {
      if (line.kind === 'notice') words.replaceChildren(...noticePhrase(line, showMember));
    },
    refresh: () => undefined,
  };
}

function noticePhrase(line: NoticeLine, showMember: (id: string) => void): Phrase<Node> {
  const { author, before, event, isOwn, name } = line;
  const who = isOwn ? transcriptWords.you : isolated(name);
  switch (event) {
    case 'renamed':
      if (isOwn) return transcriptWords.renamedSelf(isolated(name));
      return before === undefined
        ? transcriptWords.hasNewName(who)
        : transcriptWords.renamed(isolated(before), who);
    case 'verified':
      return [h('strong', {}, ...transcriptWords.verifiedNamesake(who, isolated(name)))];
    case 'muted':
      // Whoever left is in no list any more: only here they can be unmuted.
      return [
        h(
          'button',
          { type: 'button', onclick: () => showMember(author) },
          ...transcriptWords.notice.muted(who),
        ),
      ];
    default:
      return transcriptWords.notice[event](who);
  }
}

/** A name written from right to left must not turn the sentence around it. */
const isolated = (name: string): HTMLElement => h('bdi', {}, name);
