/** What of a text can be seen: blanks, and emoji with the invisible characters that they are built with. Pure. */

/** Signs that enclose or stand before numbers: format characters by their category alone. */
const VISIBLE_FORMAT = '[\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}]';
/** Letters, symbols and patterns whose picture is empty: of braille, Khitan, hieroglyphs, music; and a missing object. */
const EMPTY = '\\u2800\\uFFFC\\u{13441}\\u{13442}\\u{16FE4}\\u{1D159}';
const BLANK = new RegExp(
  `^(?:[\\s\\p{Default_Ignorable_Code_Point}\\p{Cc}${EMPTY}]|(?!${VISIBLE_FORMAT})\\p{Cf})*$`,
  'u',
);

/** Whether nothing of `text` can be seen. */
export const isBlank = (text: string): boolean => BLANK.test(text);

const KEYCAP = '[\\d#*]\\uFE0F?\\u20E3';
/** England, Scotland, Wales, and whatever other region: ISO 3166-2 in invisible letters. */
const REGION_FLAG = '\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{3,7}\\u{E007F}';
const PICTURE = '\\p{Extended_Pictographic}(?:[\\uFE0E\\uFE0F]|\\p{Emoji_Modifier})?';

/**
 * The source of a pattern: an emoji with all that belongs to it, by the rules that sequences are made by (UTS #51), not
 * by a list, which would be another one in every browser. Flags of countries have nothing invisible in them.
 */
export const EMOJI = `(?:${KEYCAP}|${REGION_FLAG}|${PICTURE}(?:\\u200D${PICTURE}){0,7})`;

const ONE_EMOJI = new RegExp(`^(?:${EMOJI}|\\p{Regional_Indicator}{2})$`, 'u');

/** Whether `text` is one emoji and nothing else. */
export const isEmoji = (text: string): boolean => ONE_EMOJI.test(text);
