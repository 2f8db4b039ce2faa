/** Emoji: a button beside a box, completion of what is typed after a colon, and the picker. A part of its own; the emoji
 *  themselves come after it. */
import './emoji.css';
import { loadEmojiSet } from './load-set.ts';

export { attachEmoji } from './attach-emoji.ts';
export { rememberEmojiIn } from './chosen.ts';
export { openPicker } from './picker.ts';

// Ahead of need: the server may be gone by then.
void loadEmojiSet();
