/** The page without a room: says what is wrong and offers ways out. */
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

/** In place of the transcript, the People list and the composer. */
export function mountDeadEnd(root: HTMLElement, words: DeadEnd, ...actions: Node[]): () => void {
  const { heading, explanation } = words;
  const section = h(
    'section',
    // It may come after the page, and in its place.
    { class: 'dead-end', role: 'alert' },
    h('h2', {}, heading),
    ...explanation.map((paragraph) => h('p', {}, paragraph)),
    ...actions,
  );
  hasStarted();
  root.append(section);
  return () => section.remove();
}

const freshRoomButton = (o: BadRoomOptions, look: string): HTMLElement =>
  h('button', { class: look, type: 'button', onclick: () => o.freshRoom() }, deadEndWords.startNewRoom);

/** For a link that leads to no room. */
export function mountBadRoom(root: HTMLElement, which: BadRoom, o: BadRoomOptions): () => void {
  const status = place('status', HTMLElement);
  if (which === 'locked') {
    status.dataset.kind = 'refused';
    status.replaceChildren(h('p', {}, shellWords.refusal['wrong-key']));
  }
  const close = mountDeadEnd(root, deadEndWords[which], freshRoomButton(o, 'primary'));
  return () => {
    close();
    status.replaceChildren();
  };
}

export interface WhichRoomOptions extends BadRoomOptions {
  /** The likeliest first. */
  readonly rooms: readonly { readonly roomId: string; open(): void }[];
}

/** For a link that was changed on its way and may mean one room or another. */
export const mountWhichRoom = (root: HTMLElement, o: WhichRoomOptions): (() => void) =>
  mountDeadEnd(
    root,
    deadEndWords.which,
    h(
      'div',
      { class: 'ways-out' },
      ...o.rooms.map(({ roomId, open }, at) =>
        h(
          'button',
          { class: at === 0 ? 'primary' : 'plain bordered', type: 'button', onclick: open },
          h('span', {}, ...deadEndWords.openRoom(h('bdi', {}, roomId))),
        ),
      ),
      freshRoomButton(o, 'plain bordered'),
    ),
  );

/** For browsers without WebRTC. All of it stands in index.html. */
export function mountUnsupported(retry: () => void): () => void {
  const section = place('unsupported', HTMLElement);
  place('unsupported-again', HTMLButtonElement).onclick = retry;
  hasStarted();
  section.hidden = false;
  return () => {
    section.hidden = true;
  };
}
