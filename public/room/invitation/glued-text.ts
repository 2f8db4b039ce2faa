/**
 * Text that a link brought along. Programs that make links of addresses take marks around them in (`?roomId=abc.`,
 * `abc**`), or leave out the mark that an address ends in. Pure.
 */

/** Longer texts are not searched: no id or key is. */
const LONGEST = 256;
/** Marks of any script, spaces, invisible characters, and what is still percent-encoded: encoded twice on the way. */
const MARKS_BEHIND = /(?:%[\da-f]{2}|[^\p{L}\p{N}\p{M}_-]|[\u{FE00}-\u{FE0F}])+$/iu;
const MARKS_BEFORE = /^[\s\p{Cf}"'“‘]+/u;

/** Without the marks that no id and no key has. */
export const withoutMarks = (text: string): string =>
  text.length > LONGEST ? text : text.replace(MARKS_BEHIND, '').replace(MARKS_BEFORE, '');
