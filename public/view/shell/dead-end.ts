/**
 * The page without a room: says what is wrong and offers ways out. All of it stands in index.html, so that nothing has to
 * be fetched for it.
 */
import { place } from '../dom/place.ts';
import { hasStarted } from './stopped.ts';

const KEYS = ['missing', 'wrong', 'damaged'] as const;

/** `malformed`: not a valid room id. The others: what is wrong with the key after the #. */
export type BadRoom = 'malformed' | (typeof KEYS)[number];

/** What belongs to a room goes off the page until the answer is called. */
export function hideRoom(): () => void {
  document.body.dataset.deadEnd = '';
  return () => {
    delete document.body.dataset.deadEnd;
  };
}

/** Shows one of them, with what its button does; the answer hides it again. */
export function mountDeadEnd(id: string, buttonId: string, pressed: () => void): () => void {
  const section = place(id, HTMLElement);
  place(buttonId, HTMLButtonElement).onclick = pressed;
  hasStarted();
  section.hidden = false;
  const showRoom = hideRoom();
  return () => {
    section.hidden = true;
    showRoom();
  };
}

/** For a link that leads to no room. */
export function mountBadRoom(which: BadRoom, freshRoom: () => void): void {
  for (const key of KEYS) place(`locked-${key}`, HTMLElement).hidden = key !== which;
  const page = which === 'malformed' ? which : 'locked';
  mountDeadEnd(page, `${page}-fresh`, freshRoom);
}

/** For browsers without WebRTC. */
export const mountUnsupported = (retry: () => void): (() => void) =>
  mountDeadEnd('unsupported', 'unsupported-again', retry);
