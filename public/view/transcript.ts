/** The transcript as the reader sees it: rows, the empty state, the end kept in view, times that stay true.
 *  Knows nothing of where lines come from, nor of what is done with them. */
import type { Line } from '../room/line.ts';
import { effect, type ReadonlySignal } from '../room/reactive.ts';
import { h } from './element.ts';
import { mountEmpty } from './empty.ts';
import { mountFollow } from './follow.ts';
import { perFrame } from './frame.ts';
import type { MessageCommands } from './message-commands.ts';
import { mountMessageCursor } from './message-cursor.ts';
import { rowsIn } from './rows.ts';
import { mountUnreadJump } from './unread-jump.ts';

const REFRESH_MS = 15_000;
const FOUND_MS = 2_000;

export interface TranscriptOptions {
  readonly lines: ReadonlySignal<readonly Line[]>;
  /** The link to the room, for the empty state. */
  readonly link: string;
  now(): number;
  /** Told whether the newest line is before the reader's eyes. */
  reading(isReading: boolean): void;
  /** Told when the mark above the unread messages is before them. */
  sawUnread(): void;
}

export type TranscriptCommands = Omit<MessageCommands, 'jump'>;

export function mountTranscript(
  root: HTMLElement,
  o: TranscriptOptions,
  commands: TranscriptCommands,
): () => void {
  const content = h('div', { class: 'rows' });
  const scroller = h(
    'div',
    // Additions only: a log also announces changed text, and every "2 min ago" is one.
    {
      class: 'transcript',
      role: 'log',
      'aria-label': 'Transcript',
      'aria-relevant': 'additions',
      tabindex: 0,
    },
    content,
  );
  root.append(scroller);
  let isAtEnd = true;
  let foundTimer = 0;
  let closeEmpty: (() => void) | null = null;

  const tellReading = () => o.reading(isAtEnd && !document.hidden);
  const follow = mountFollow(scroller, content, (isFollowing) => {
    isAtEnd = isFollowing;
    tellReading();
  });
  const unreadJump = mountUnreadJump(scroller, (mark) => follow.visit(mark), o.sawUnread);
  const cursor = mountMessageCursor(content);

  const jump = (id: string) => {
    const element = rows.find(id);
    if (element === null) return;
    follow.visit(element);
    element.focus({ preventScroll: true });
    content.querySelector('[data-found]')?.removeAttribute('data-found');
    element.toggleAttribute('data-found', true);
    clearTimeout(foundTimer);
    foundTimer = window.setTimeout(() => element.removeAttribute('data-found'), FOUND_MS);
  };
  const rows = rowsIn(content, { ...commands, jump });

  const render = () => {
    const lines = o.lines.peek();
    closeEmpty?.();
    closeEmpty = lines.length === 0 ? mountEmpty(scroller, o.link) : null;
    const added = rows.show(lines, o.now());
    const last = lines.at(-1);
    // Whoever says something wants to see it said.
    if (last?.kind === 'text' && last.isOwn && added.includes(last)) follow.jump();
    else follow.grew(added.filter((line) => line.kind === 'text' && !line.isOwn).length);
    const unread = lines.find((line) => line.kind === 'divider' && line.event === 'unread');
    unreadJump.moved(unread === undefined ? null : rows.find(unread.id));
    cursor.settle();
  };

  const frame = perFrame(render);
  const closeEffect = effect(() => {
    o.lines.value;
    frame.request();
  });

  const refresh = () => {
    if (!document.hidden) rows.refresh(o.now());
  };
  const timer = setInterval(refresh, REFRESH_MS);
  document.addEventListener('visibilitychange', refresh);
  document.addEventListener('visibilitychange', tellReading);

  return () => {
    clearInterval(timer);
    clearTimeout(foundTimer);
    document.removeEventListener('visibilitychange', refresh);
    document.removeEventListener('visibilitychange', tellReading);
    closeEffect();
    frame.close();
    follow.close();
    unreadJump.close();
    cursor.close();
    closeEmpty?.();
    closeEmpty = null;
    scroller.remove();
  };
}
