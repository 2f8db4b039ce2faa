/** The transcript as the reader sees it: rows, the empty state, the end kept in view, times that stay true.
 *  Knows nothing of where lines come from. */
import type { Line } from '../room/line.ts';
import { effect, type ReadonlySignal } from '../room/reactive.ts';
import { h } from './element.ts';
import { mountEmpty } from './empty.ts';
import { mountFollow } from './follow.ts';
import { perFrame } from './frame.ts';
import { rowsIn } from './rows.ts';

const REFRESH_MS = 15_000;

export interface TranscriptOptions {
  readonly lines: ReadonlySignal<readonly Line[]>;
  /** The link to the room, for the empty state. */
  readonly link: string;
  now(): number;
}

export function mountTranscript(root: HTMLElement, o: TranscriptOptions): () => void {
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
  const rows = rowsIn(content);
  const follow = mountFollow(scroller, content);
  let closeEmpty: (() => void) | null = null;

  const render = () => {
    const lines = o.lines.peek();
    closeEmpty?.();
    closeEmpty = lines.length === 0 ? mountEmpty(scroller, o.link) : null;
    const added = rows.show(lines, o.now());
    const last = lines.at(-1);
    // Whoever says something wants to see it said.
    if (last?.kind === 'text' && last.isOwn && added.includes(last)) follow.jump();
    else follow.grew(added.filter((line) => line.kind === 'text' && !line.isOwn).length);
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

  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', refresh);
    closeEffect();
    frame.close();
    follow.close();
    closeEmpty?.();
    closeEmpty = null;
    scroller.remove();
  };
}
