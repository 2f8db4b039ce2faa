/** Which names are allowed, and how they are shown and compared. Pure. */
import { MAX_NAME_BYTES } from '../../net/protocol/fields.ts';
import { cut, isWithin, type TextLimit } from '../text/graphemes.ts';
import { JOINER } from '../text/joiners.ts';
import { EMOJI, isBlank } from '../text/visible.ts';

export const NAME_LIMIT: TextLimit = { graphemes: 40, bytes: MAX_NAME_BYTES };
/** More of a name that a stranger sends is not even looked at. */
const MAX_RAW_LENGTH = 1_024;

/** What stands in place of a name, in the language of the page. Read when it is needed. */
export interface NameWords {
  /** For who has not told their name. */
  readonly somebody: string;
  /** For whose name has nothing that can be shown. */
  readonly nameless: string;
}

/**
 * What may hide in a name, or break a line: controls, private and broken characters, objects that are missing. White
 * space becomes one space later.
 */
const BROKEN = /(?!\s)[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\uFFF9-\uFFFC]|\uFEFF/gu;
/** Not seen, wherever it stands: all but joiners, selectors and tags. */
const UNSEEN =
  /(?!\u200C|\u200D|\u180E|\p{Variation_Selector}|[\u{E0020}-\u{E007F}])\p{Default_Ignorable_Code_Point}/gu;
const DOUBLED = /(\u200C|\u200D)\1+/gu;
/** What is not seen belongs to the emoji or the word around it, or goes. */
const UNSEEN_BUT_NEEDED = new RegExp(`(${EMOJI}|${JOINER})|\\p{Default_Ignorable_Code_Point}`, 'gu');
/** More than four marks that take no room (UTS #39 §5.4), or than eight of any kind, no script puts on one letter. */
const STACKED = /([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+|(\p{M}{8})\p{M}+/gu;
/** The empty pattern of braille is a space but between others. */
const SPACES = /(?:\s|(?<![\u2801-\u28FF])\u2800|\u2800(?![\u2801-\u28FF]))+/gu;
/** Without a letter of its own a mark stands on whatever is before the name. */
const LEADING_MARKS = /^\p{M}+/u;

function tidyOnce(name: string): string {
  return name
    .replace(BROKEN, '')
    .replace(UNSEEN, '')
    .replace(DOUBLED, '$1')
    .normalize('NFD')
    .replace(STACKED, '$1$2')
    .normalize('NFC')
    .replace(UNSEEN_BUT_NEEDED, '$1')
    .normalize('NFC')
    .replace(SPACES, ' ')
    .trim()
    .replace(LEADING_MARKS, '');
}

/** Without what is not seen or does not belong. What goes may leave something behind that cannot stay without it. */
export function tidyName(raw: string): string {
  for (let name = raw; ; ) {
    const tidied = tidyOnce(name);
    if (tidied === name) return name;
    name = tidied;
  }
}

export type NameProblem = 'blank' | 'too-long';

/** The name as it is shown, or what is wrong with it. */
export function cleanName(raw: string): { readonly name: string } | { readonly problem: NameProblem } {
  const name = tidyName(raw);
  if (isBlank(name)) return { problem: 'blank' };
  return isWithin(name, NAME_LIMIT) ? { name } : { problem: 'too-long' };
}

/** A stranger's name made presentable; `nameless` where nothing of it can be shown. */
export function presentableName(raw: string, nameless: string): string {
  const name = tidyName(cut(tidyName(raw.slice(0, MAX_RAW_LENGTH)), NAME_LIMIT));
  return isBlank(name) ? nameless : name;
}

/** Not seen, or not told apart: an Arabic word that is drawn out is the same word. */
const NOT_TOLD_APART = /[\p{Default_Ignorable_Code_Point}\u0640]/gu;

/** Equal for names that people would take for the same, apart from those that only look alike (`looksOf`). */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(NOT_TOLD_APART, '')
    // Both ways, since of some letters only one way tells that they are one: ß and SS, σ and ς.
    .toUpperCase()
    .toLowerCase()
    .replace(/\s+/gu, ' ');
