/** A member's avatar: initials on a colour. The hue comes from the id, so a rename does not change it; the stylesheet sets
 *  the lightness for each theme. */
import { firstGrapheme } from '../../room/text/graphemes.ts';
import { h, setText } from '../dom/element.ts';

export const HUES = 24;

/** A hue in degrees, the same on every page. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  // FNV leaves its low bits poorly mixed: fold the high ones in.
  return (((hash ^ (hash >>> 15)) >>> 0) % HUES) * (360 / HUES);
}

/** First letters of the first and last word; for a name without letters its first character, an emoji as a whole. */
export function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? []);
  const [first] = letters;
  if (first === undefined) return firstGrapheme(name.trim()) || '?';
  const last = letters.length > 1 ? letters.at(-1) : '';
  return `${first}${last}`.toLocaleUpperCase();
}

/** Mostly of a member; of a name where nobody present bears it. */
export function avatar(id: string, name: string): HTMLElement {
  const element = h('span', { class: 'avatar', 'aria-hidden': 'true' }, initialsOf(name));
  tint(element, id);
  return element;
}

export function tint(element: HTMLElement, id: string): void {
  element.style.setProperty('--hue', String(hueOf(id)));
}

export function renameAvatar(element: HTMLElement, name: string): void {
  setText(element, initialsOf(name));
}
