/**
 * The page without a room: says what is wrong and offers ways out. All of it stands in index.html, so that nothing has to
 * be fetched for it.
 */
import { h } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { hasStarted } from './stopped.ts';
import { shellWords } from './words.ts';

/** `malformed`: not a valid room id. `locked`: the key after the # is missing, damaged or wrong. */
export type BadRoom = 'malformed' | 'locked';

/** Shows one of them, with what its button does; the answer hides it again. */
export function mountDeadEnd(id: string, buttonId: string, pressed: () => void): () => void {
  const section = place(id, HTMLElement);
  place(buttonId, HTMLButtonElement).onclick = pressed;
  hasStarted();
  section.hidden = false;
  return () => {
    section.hidden = true;
  };
}

/** For a link that leads to no room. */
export function mountBadRoom(which: BadRoom, freshRoom: () => void): void {
  if (which === 'locked') {
    const status = place('status', HTMLElement);
    status.dataset.kind = 'refused';
    status.replaceChildren(h('p', {}, shellWords.refusal['wrong-key']));
  }
  mountDeadEnd(which, `${which}-fresh`, freshRoom);
}

/** For browsers without WebRTC. */
export const mountUnsupported = (retry: () => void): (() => void) =>
  mountDeadEnd('unsupported', 'unsupported-again', retry);
