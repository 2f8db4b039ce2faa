/** Who is typing, in one line between the transcript and the box. Not for screen readers to announce: the log is what
 *  they follow. Loaded after the page. */
import './typing.css';
import type { Member } from '../../room/people/member.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';

/** Of more than these only the number is told. */
const MOST_NAMED = 2;

export function mountTypingLine(
  line: HTMLElement,
  members: ReadonlySignal<readonly Member[]>,
  isTyping: (member: Member) => boolean,
): () => void {
  let shown = '';
  const stop = effect(() => {
    const names = members.value.flatMap((member) =>
      isTyping(member) && !member.isMuted ? [member.name] : [],
    );
    const next = JSON.stringify(names);
    if (next === shown) return;
    shown = next;
    line.hidden = names.length === 0;
    line.replaceChildren(...wordsFor(names));
  });
  return () => {
    stop();
    line.hidden = true;
    line.replaceChildren();
  };
}

function wordsFor(names: readonly string[]): (Node | string)[] {
  if (names.length === 0) return [];
  const dots = h('span', { class: 'typing-dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  if (names.length > MOST_NAMED) return [dots, h('span', {}, `${names.length} people are typing`)];
  const [first = '', second] = names;
  const who =
    second === undefined
      ? [h('bdi', {}, first)]
      : [h('bdi', {}, first), h('span', {}, ' and '), h('bdi', {}, second)];
  return [dots, ...who, h('span', {}, second === undefined ? ' is typing' : ' are typing')];
}
