/**
 * What a person set for themselves: name, theme and switches for every room; the name in this room and drafts for this
 * tab.
 */
import { cleanName } from '../people/name.ts';
import type { Store } from './storage.ts';

export type Theme = 'system' | 'light' | 'dark';
/** Off until switched on: every link over a TURN server, sounds, the device's notifications, asking for every picture. */
export type Switch = 'relay-only' | 'sound' | 'notifications' | 'pictures-asked';

export const NAME = 'parley.name';
export const THEME = 'parley.theme';
const switchKey = (name: Switch): string => `parley.${name}`;
const bornNameKey = (roomId: string): string => `parley.name.${roomId}`;
const draftKey = (roomId: string): string => `parley.draft.${roomId}`;

export class Preferences {
  readonly #lasting: Store;
  readonly #tab: Store;

  constructor(lasting: Store, tab: Store) {
    this.#lasting = lasting;
    this.#tab = tab;
  }

  /** The name the person chose, or null. */
  loadChosenName(): string | null {
    return load(this.#lasting, NAME);
  }

  saveChosenName(name: string): void {
    this.#lasting.set(NAME, name);
  }

  /** The name borne in this room before a reload, or null. */
  loadBornName(roomId: string): string | null {
    return load(this.#tab, bornNameKey(roomId));
  }

  saveBornName(roomId: string, name: string): void {
    this.#tab.set(bornNameKey(roomId), name);
  }

  loadTheme(): Theme {
    const theme = this.#lasting.get(THEME);
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  }

  saveTheme(theme: Theme): void {
    if (theme === 'system') this.#lasting.remove(THEME);
    else this.#lasting.set(THEME, theme);
  }

  isOn(name: Switch): boolean {
    return this.#lasting.get(switchKey(name)) !== null;
  }

  turn(name: Switch, isOn: boolean): void {
    if (isOn) this.#lasting.set(switchKey(name), 'yes');
    else this.#lasting.remove(switchKey(name));
  }

  loadDraft(roomId: string): string {
    return this.#tab.get(draftKey(roomId)) ?? '';
  }

  saveDraft(roomId: string, text: string): void {
    if (text === '') this.#tab.remove(draftKey(roomId));
    else this.#tab.set(draftKey(roomId), text);
  }
}

function load(store: Store, key: string): string | null {
  const cleaned = cleanName(store.get(key) ?? '');
  return 'name' in cleaned ? cleaned.name : null;
}
