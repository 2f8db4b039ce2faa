/** The emoji that a person chose last, and their colour of skin: in the picker and in the list above the box alike. */
import { EmojiMemory } from '../../room/keep/emoji-memory.ts';
import { memoryStore, type Store } from '../../room/keep/storage.ts';
import type { Emoji } from './emoji-set.ts';
import { type Tone, toned, toneOf } from './tone.ts';

/** Until a store is given to it. */
let memory = new EmojiMemory(memoryStore());

export function rememberEmojiIn(store: Store): void {
  memory = new EmojiMemory(store);
}

export const recentEmoji = (): readonly string[] => memory.recent;
export const rememberEmoji = (emoji: string): void => memory.used(emoji);

export const ownTone = (): Tone => toneOf(memory.tone);
export function chooseTone(tone: Tone): void {
  memory.tone = tone;
}

/** As this person writes it. */
export const ownForm = ({ emoji, hasTones }: Emoji): string => (hasTones ? toned(emoji, ownTone()) : emoji);
