/** What one person set for themselves: the name and theme for every room, the draft for this tab. */
import { cleanName } from './name.ts';
import type { Store } from './storage.ts';

export type Theme = 'system' | 'light' | 'dark';

const NAME = 'parley.name';
const THEME = 'parley.theme';
const draftKey = (roomId: string): string => `parley.draft.${roomId}`;

export class Preferences {
  readonly #lasting: Store;
  readonly #tab: Store;

  constructor(lasting: Store, tab: Store) {
    this.#lasting = lasting;
    this.#tab = tab;
  }

  /** The name the person chose, or null. */
  loadName(): string | null {
    const cleaned = cleanName(this.#lasting.get(NAME) ?? '');
    return 'name' in cleaned ? cleaned.name : null;
  }

  saveName(name: string): void {
    this.#lasting.set(NAME, name);
  }

  loadTheme(): Theme {
    const theme = this.#lasting.get(THEME);
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  }

  saveTheme(theme: Theme): void {
    if (theme === 'system') this.#lasting.remove(THEME);
    else this.#lasting.set(THEME, theme);
  }

  loadDraft(roomId: string): string {
    return this.#tab.get(draftKey(roomId)) ?? '';
  }

  saveDraft(roomId: string, text: string): void {
    if (text === '') this.#tab.remove(draftKey(roomId));
    else this.#tab.set(draftKey(roomId), text);
  }
}
