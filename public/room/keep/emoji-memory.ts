/** What a person chose of emoji: the latest ones, and the colour of skin. Nothing read from the store is trusted. */
import { isEmoji } from '../text/visible.ts';
import type { Store } from './storage.ts';

const RECENT = 'parley.emoji';
const TONE = 'parley.emoji-tone';
const MOST_RECENT = 24;

export class EmojiMemory {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The latest first. */
  get recent(): readonly string[] {
    const kept = (this.#store.get(RECENT) ?? '').split(' ').filter(isEmoji);
    return [...new Set(kept)].slice(0, MOST_RECENT);
  }

  used(emoji: string): void {
    const recent = [emoji, ...this.recent.filter((each) => each !== emoji)];
    this.#store.set(RECENT, recent.slice(0, MOST_RECENT).join(' '));
  }

  get tone(): number {
    return Number(this.#store.get(TONE) ?? 0);
  }

  set tone(tone: number) {
    if (tone === 0) this.#store.remove(TONE);
    else this.#store.set(TONE, String(tone));
  }
}
