/** Who is typing: reports one's own typing, shows that of others. Loaded after the page. */
import { aboveBoxWords } from './above-box-words.ts';
import './typing.css';
import type { Activity, Member } from '../../room/people/member.ts';
import { Typist } from '../../room/people/typist.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import type { Phrase } from '../words/phrase.ts';

/** Reports whether somebody types in the box. */
export function watchTyping(box: HTMLTextAreaElement, tell: (activity: Activity) => void): () => void {
  const typist = new Typist(tell);
  const life = new AbortController();
  const { signal } = life;
  box.addEventListener('input', () => typist.typed(box.value), { signal });
  // The box is empty by then; if the message was refused, it is not being typed either.
  box.form?.addEventListener('submit', () => typist.stop(), { signal });
  return () => {
    typist.stop();
    life.abort();
  };
}

/** One line between the transcript and the box. Not a live region: screen readers announce the messages themselves. */
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
    line.replaceChildren(...(names.length === 0 ? [] : [dots(), ...wordsFor(names)]));
  });
  return () => {
    stop();
    line.hidden = true;
    line.replaceChildren();
  };
}

const dots = (): HTMLElement =>
  h('span', { class: 'typing-dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));

/** Each piece is an element, so that only names are cut off on a narrow page. */
const wordsFor = (names: readonly string[]): HTMLElement[] =>
  typingPhrase(names).map((piece) => (typeof piece === 'string' ? h('span', {}, piece) : piece));

/** Names at most two. */
function typingPhrase(names: readonly string[]): Phrase<HTMLElement> {
  const [first = '', second] = names;
  if (second === undefined) return aboveBoxWords.typing.one(h('bdi', {}, first));
  if (names.length > 2) return [aboveBoxWords.typing.many(names.length)];
  return aboveBoxWords.typing.two(h('bdi', {}, first), h('bdi', {}, second));
}
