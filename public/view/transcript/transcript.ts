/** The transcript: rows, the empty state, following the end, relative times. Does not know where lines come from. */
import type { Conversation } from '../../room/conversation.ts';
import type { EntryId } from '../../room/log/entry.ts';
import type { People } from '../../room/people/people.ts';
import { effect } from '../../room/reactive.ts';
import type { Line } from '../../room/timeline/line.ts';
import type { LiveOptions } from '../aloud/live.ts';
import { perFrame } from '../dom/frame.ts';
import { isOnScreen } from '../dom/on-screen.ts';
import { loadPart } from '../lazy-parts.ts';
import type { MessageCommands } from '../message/message-commands.ts';
import type { MessageCursor } from '../message/message-cursor.ts';
import type { Empty } from './empty.ts';
import { mountFollow } from './follow.ts';
import { rowsIn } from './rows.ts';
import type { UnreadJump } from './unread-jump.ts';

const REFRESH_MS = 15_000;
const FOUND_MS = 2_000;
/** Until a part that could not be loaded is tried again. */
const AGAIN_MS = 10_000;

export interface TranscriptOptions extends LiveOptions {
  readonly talk: LiveOptions['talk'] & Pick<Conversation, 'setReading' | 'sawUnread'>;
  readonly people: Pick<People, 'name'>;
  /** With whom it is private; absent for the room. */
  partner?(): string;
}

export type TranscriptCommands = Omit<MessageCommands, 'jump'>;

export interface TranscriptPlaces {
  readonly scroller: HTMLElement;
  readonly rows: HTMLElement;
  /** Shown while there is no message. */
  readonly empty: Empty;
}

export function mountTranscript(
  { scroller, rows: content, empty }: TranscriptPlaces,
  o: TranscriptOptions,
  commands: TranscriptCommands,
): () => void {
  let isAtEnd = true;
  let foundTimer = 0;

  // It has no height while a private conversation covers it.
  const tellReading = () =>
    o.talk.setReading(isAtEnd && !document.hidden && scroller.clientHeight > 0 && isOnScreen.peek());
  const follow = mountFollow(scroller, content, (isFollowing) => {
    isAtEnd = isFollowing;
    tellReading();
  });
  let cursor: MessageCursor | null = null;
  let unreadJump: UnreadJump | null = null;
  let fold = (lines: readonly Line[]) => lines;
  let stopElsewhere: (() => void)[] = [];
  let closeLive: (() => void) | null = null;
  let againTimer = 0;

  /** Walking the messages by keys, copying them, the jump to unread ones, and what is read out. Not needed before there
   *  are messages. */
  const mountRest = async () => {
    const rest = await loadPart('rest');
    if (scroller.hidden) return;
    if (rest === null) {
      scroller.removeAttribute('aria-busy');
      againTimer = window.setTimeout(mountRest, AGAIN_MS);
      return;
    }
    fold = rest.toldTogether;
    frame.request();
    closeLive = rest.mountLive(scroller, o);
    cursor = rest.mountMessageCursor(content);
    const visit = (row: HTMLElement) => follow.visit(row);
    const elsewhere = { rows, ownName: o.people.name, now: o.now, partner: o.partner, visit };
    stopElsewhere = [
      rest.mountCopying(elsewhere),
      rest.mountLinkedPlace(elsewhere),
      rest.mountOnPaper({ ...elsewhere, render, leave: () => follow.leave() }),
      rest.mountSearchable({
        ...elsewhere,
        scroller,
        content,
        talk: o.talk,
        lead: (row) => cursor?.lead(row),
        load: () => loadPart('search', { tellsFailure: true }),
      }),
    ];
    unreadJump = rest.mountUnreadJump(scroller, visit, () => o.talk.sawUnread());
    settle(unreadMark());
  };

  const unreadMark = (): HTMLElement | null => {
    const unread = o.talk.lines.peek().find((line) => line.kind === 'divider' && line.event === 'unread');
    return unread === undefined ? null : rows.find(unread.id);
  };

  const settle = (mark: HTMLElement | null) => {
    unreadJump?.moved(mark);
    cursor?.settle();
  };

  const jump = (id: EntryId) => {
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
    const lines = o.talk.lines.peek();
    empty.show(lines.length === 0);
    const added = rows.show(fold(lines), o.now());
    const last = lines.at(-1);
    const mark = unreadMark();
    // Whoever sends a message wants to see it.
    if (last?.kind === 'text' && last.isOwn && added.includes(last) && !isAtEnd) follow.jump();
    else {
      const unread = added.filter((line) => line.kind === 'text' && !line.isOwn).length;
      // A hidden tab has no layout of its own accord, and the unread mark is looked for below.
      follow.grew(unread, document.hidden || mark !== null);
    }
    settle(mark);
    if (rows.isBehind) frame.request();
  };

  const frame = perFrame(render);
  const closeEffect = effect(() => {
    o.talk.lines.value;
    frame.request();
  });

  const stopReading = effect(() => {
    isOnScreen.value;
    queueMicrotask(tellReading);
  });

  const refresh = () => {
    if (!document.hidden) rows.refresh(o.now());
  };
  const timer = setInterval(refresh, REFRESH_MS);
  document.addEventListener('visibilitychange', refresh);
  document.addEventListener('visibilitychange', tellReading);
  const resizes = new ResizeObserver(tellReading);
  resizes.observe(scroller);
  scroller.hidden = false;
  // Until what was here before is on the page.
  scroller.setAttribute('aria-busy', 'true');
  // A scrolling region has to be reachable by keyboard.
  scroller.tabIndex = 0;
  void mountRest();

  return () => {
    clearInterval(timer);
    clearTimeout(foundTimer);
    clearTimeout(againTimer);
    document.removeEventListener('visibilitychange', refresh);
    document.removeEventListener('visibilitychange', tellReading);
    resizes.disconnect();
    closeEffect();
    stopReading();
    closeLive?.();
    frame.close();
    follow.close();
    unreadJump?.close();
    for (const stop of stopElsewhere) stop();
    cursor?.close();
    empty.close();
    content.replaceChildren();
    scroller.hidden = true;
  };
}
