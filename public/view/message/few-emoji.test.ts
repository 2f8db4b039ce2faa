import { expect, it } from 'vitest';
import { isFewEmoji } from './few-emoji.ts';

it.each(['👍', '👍🏽', '👩🏽‍💻👩🏽‍💻👩🏽‍💻', '🇩🇪 🇫🇷', ' ❤️\n', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('%j is shown large', (text) => {
  expect(isFewEmoji(text)).toBe(true);
});

it.each(['', ' ', 'a', '👍a', '👍👍👍👍', '1', '©', '👍\u202E', '#', `👍${' '.repeat(100)}`, '🇩'])(
  '%j is not',
  (text) => {
    expect(isFewEmoji(text)).toBe(false);
  },
);
