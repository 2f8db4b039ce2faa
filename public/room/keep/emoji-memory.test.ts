import { describe, expect, it } from 'vitest';
import { EmojiMemory } from './emoji-memory.ts';
import { memoryStore } from './storage.ts';

describe('what is remembered of emoji', () => {
  it('is the latest first, each once, and not without end', () => {
    const memory = new EmojiMemory(memoryStore());
    for (let n = 0; n < 40; n++) memory.used(String.fromCodePoint(0x1f400 + n));
    memory.used('👍');
    memory.used(String.fromCodePoint(0x1f400 + 38));
    expect(memory.recent).toHaveLength(24);
    expect(memory.recent.slice(0, 3)).toEqual(['🐦', '👍', '🐧']);
  });

  it('is nothing that is no emoji, whatever the store has', () => {
    const store = memoryStore();
    store.set('parley.emoji', '👍 <b> 👍  x 🎉');
    store.set('parley.emoji-tone', 'x');
    expect(new EmojiMemory(store).recent).toEqual(['👍', '🎉']);
    expect(new EmojiMemory(store).tone).toBeNaN();
  });

  it('is a colour of skin until the yellow one is chosen again', () => {
    const store = memoryStore();
    new EmojiMemory(store).tone = 3;
    expect(new EmojiMemory(store).tone).toBe(3);
    new EmojiMemory(store).tone = 0;
    expect(store.keys()).toEqual([]);
  });
});
