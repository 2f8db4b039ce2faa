/** Finds mentions (`@name`) in a text. Pure: the known names are given to it. Loaded after the page. */
import { nameKey } from '../people/name.ts';

export interface Mention {
  /** Of the `@`. */
  readonly start: number;
  readonly end: number;
  /** As `nameKey` makes it of the name. */
  readonly key: string;
}

/** A text with more mentions mentions nobody; this also bounds the cost of a text full of `@`. */
const MAX_MENTIONS = 50;
/** Not inside a word: that is an e-mail address. */
const AT = /(?<![\p{L}\p{N}_.@])@(?=[^\s@])/gu;
/** Of letters also the marks on them and the joiners between them. */
const WORD = /[\p{L}\p{M}\p{N}_\u200C]|\u200D/u;
/** Belongs to the character before it, of whatever kind that is. */
const EXTENDS = /\p{M}|\u200D|\p{Emoji_Modifier}|[\u{E0020}-\u{E007F}]/u;
/** Longest mention, in UTF-16 code units: of a name in letters twice what it may have. */
export const MAX_MENTION_LENGTH = 80;

/** Of names that begin alike the longest counts, and only whole: `@Ada` is not in `@Adam`. */
export function mentionsIn(text: string, isName: (key: string) => boolean): Mention[] {
  const mentions: Mention[] = [];
  let ats = 0;
  for (const { index } of text.matchAll(AT)) {
    if (++ats > MAX_MENTIONS) break;
    const longest = Math.min(text.length, index + 1 + MAX_MENTION_LENGTH);
    for (let end = longest; end > index + 1; end--) {
      if (isWithinWord(text, end)) continue;
      const key = nameKey(text.slice(index + 1, end));
      if (!isName(key)) continue;
      mentions.push({ start: index, end, key });
      break;
    }
  }
  return mentions;
}

function isWithinWord(text: string, at: number): boolean {
  const before = /.$/su.exec(text.slice(0, at).slice(-2))?.[0] ?? '';
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  return EXTENDS.test(after) || before === '\u200D' || (WORD.test(before) && WORD.test(after));
}

/** Whether somebody of that name is meant by it. */
export function isMentioned(name: string, text: string): boolean {
  const own = nameKey(name);
  return mentionsIn(text, (key) => key === own).length > 0;
}
