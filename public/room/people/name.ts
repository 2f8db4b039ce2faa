/** Which names are allowed, and how they are shown and compared. Pure. */
import { MAX_NAME_LENGTH } from '../../net/protocol/fields.ts';

export { MAX_NAME_LENGTH };

/** What stands in place of a name, in the language of the page. Read when it is needed. */
export interface NameWords {
  /** For who has not told their name. */
  readonly somebody: string;
  /** For whose name has nothing that can be shown. */
  readonly nameless: string;
}

/**
 * Emoji with the selectors and joiners they are built with; or else what nobody sees: controls, invisible characters and
 * direction overrides, which let one name pass for another or break a line.
 */
const EMOJI_OR_UNSEEN =
  /(\p{Extended_Pictographic}\uFE0F?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*)|[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu;
/** More marks than any script stacks on one letter. */
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;

export type NameProblem = 'blank' | 'too-long';

/** The name as it is shown, or what is wrong with it. */
export function cleanName(raw: string): { readonly name: string } | { readonly problem: NameProblem } {
  const name = raw
    .replace(EMOJI_OR_UNSEEN, (_, emoji: string | undefined) => emoji ?? '')
    .normalize('NFC')
    .replace(STACKED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  if (name === '') return { problem: 'blank' };
  return name.length > MAX_NAME_LENGTH ? { problem: 'too-long' } : { name };
}

/** A stranger's name made presentable; `nameless` where nothing of it can be shown. */
export function presentableName(raw: string, nameless: string): string {
  const cleaned = cleanName(raw.slice(0, MAX_NAME_LENGTH));
  return 'name' in cleaned ? cleaned.name : nameless;
}

/** Equal for names that people would take for the same. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/gu, ' ');
