/** A row of the transcript, and its two small kinds: notices and dividers. Messages have a folder of their own. */
import type { MemberId } from '../../room/people/member.ts';
import type { DividerLine, Line, NoticeLine } from '../../room/timeline/line.ts';
import { h, icon } from '../dom/element.ts';
import type { MessageCommands } from '../message/message-commands.ts';
import type { Phrase } from '../words/phrase.ts';
import { callTelling } from './call-telling.ts';
import type { Shape } from './grouping.ts';
import { clockWording, momentElement } from './moment.ts';
import { noticeWording, type PlainNotice } from './notice-wording.ts';
import { transcriptWords } from './words.ts';

export interface Row {
  readonly element: HTMLElement;
  /** Idempotent: shows all of the line. A row never changes its kind, author and time. */
  update(line: Line, shape: Shape, now: number): void;
  /** Time has passed: only wordings may change. */
  refresh(now: number): void;
}

/** A mark between lines: here I joined, or here the unread messages begin. */
export function dividerRow({ event }: Pick<DividerLine, 'event'>): Row {
  // Older messages are above the "joined" mark, so it points up; unread messages are below theirs.
  const words = h('span', {}, event === 'joined' ? icon('up') : null, transcriptWords.divider[event]);
  const mark = h('p', {}, words);
  return { element: h('div', { class: 'divider' }, mark), update: () => undefined, refresh: () => undefined };
}

/** An event in the room, as one small line. */
export function noticeRow(first: NoticeLine, { showMember }: Pick<MessageCommands, 'showMember'>): Row {
  // What is told of a call changes by itself, so that its button keeps the focus.
  const words = first.event === 'call' ? callTelling.element(first.id) : h('span');
  const time = momentElement(first.at);
  time.textContent = clockWording(first.at);
  return {
    element: h('div', { class: 'notice' }, h('p', {}, words, ' ', time)),
    update(line) {
      if (line.kind === 'notice' && line.event !== 'call')
        words.replaceChildren(...noticePhrase(line as PlainNotice, showMember));
    },
    refresh: () => undefined,
  };
}

function noticePhrase(line: PlainNotice, showMember: (id: MemberId) => void): Phrase<Node> {
  const wording = noticeWording<Node>(line, isolated);
  if (line.event === 'verified') return [h('strong', {}, ...wording)];
  // A member who left is not in the People list: this is the only place to unmute them.
  if (line.event === 'muted')
    return [h('button', { type: 'button', onclick: () => showMember(line.author) }, ...wording)];
  return wording;
}

/** `bdi`, so that a right-to-left name does not reorder the sentence around it. */
const isolated = (name: string): HTMLElement => h('bdi', {}, name);
