/** The page without a room: says what is wrong and offers at most one button. */
import './dead-end.css';
import { h } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { deadEndWords } from './dead-end-words.ts';
import { hasStarted } from './stopped.ts';
import { shellWords } from './words.ts';

/** `malformed`: not a valid room id. `locked`: the key after the # is missing, damaged or wrong. */
export type BadRoom = 'malformed' | 'locked';

export interface BadRoomOptions {
  freshRoom(): void;
}

interface DeadEnd {
  readonly heading: string;
  readonly explanation: readonly string[];
}

function mountDeadEnd(root: HTMLElement, { heading, explanation }: DeadEnd, ...actions: Node[]): () => void {
  const section = h(
    'section',
    { class: 'dead-end' },
    h('h2', {}, heading),
    ...explanation.map((paragraph) => h('p', {}, paragraph)),
    ...actions,
  );
  hasStarted();
  root.append(section);
  return () => section.remove();
}

/** For a link that leads to no room. */
export function mountBadRoom(root: HTMLElement, which: BadRoom, o: BadRoomOptions): () => void {
  const status = place('status', HTMLElement);
  if (which === 'locked') {
    status.dataset.kind = 'refused';
    status.replaceChildren(h('p', {}, shellWords.refusal['wrong-key']));
  }
  const start = h(
    'button',
    { class: 'primary', type: 'button', onclick: () => o.freshRoom() },
    deadEndWords.startNewRoom,
  );
  const close = mountDeadEnd(root, deadEndWords[which], start);
  return () => {
    close();
    status.replaceChildren();
  };
}

/** For browsers without WebRTC. */
export const mountUnsupported = (root: HTMLElement): (() => void) =>
  mountDeadEnd(root, deadEndWords.unsupported);
