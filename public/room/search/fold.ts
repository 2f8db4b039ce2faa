/**
 * Texts as a search compares them: what people type for the same word is the same. Letters without case and diacritics,
 * by compatibility decomposition and full case folding; every kind of blank, quotation mark and dash as one. Pure.
 *
 * A mark goes where it is an addition to a letter, and stays where it is a letter itself:
 * - Latin, Greek, Cyrillic: accents go, and strokes (ø, ł, đ). й stays apart from и, as in all Cyrillic alphabets.
 * - Hebrew and Arabic: points, harakat, cantillation and tatweel go; of letters with two shapes or keyboards (final
 *   letters, ی and ي, ة and ه, hamza on its carrier) one is taken.
 * - Devanagari, Thai and the other Brahmic scripts: marks are vowels, or end a syllable. All stay.
 * - Japanese: が stays apart from か; katakana are hiragana.
 * - Hangul is compared by its letters, so that the syllable being typed finds what it may become.
 */
import { EMOJI } from '../text/visible.ts';

const FLAG = '\\p{Regional_Indicator}{2}';
/** What is compared as one: blanks, an emoji, a flag, or a character with its marks. */
const PIECE = new RegExp(`\\s+|${EMOJI}|${FLAG}|[^][\\p{M}\\uFF9E\\uFF9F]*`, 'uy');
const IS_FLAG = new RegExp(`^${FLAG}$`, 'u');
const IS_BLANK = /^\s/;

/** The marks of voiced kana make other letters: they are put back. */
const VOICED = /.[\u3099\u309A]/gsu;
const SHORT_I = /[Ии]\u0306/g;
/** Marks that are additions, what is not seen, tatweel, and the colour of a hand. */
const LEFT_OUT =
  /(?![\u3099\u309A])(?=[\p{Mn}\p{Me}])[\p{Script=Inherited}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Coptic}\p{Script=Glagolitic}]|\p{Default_Ignorable_Code_Point}|\u0640|\p{Emoji_Modifier}/gu;
const KATAKANA = /[\u30A1-\u30F6]/g;
const TO_HIRAGANA = 0x60;

/** What is compared in place of what, after case folding. */
const ALIKE = new Map(
  [
    // Strokes and ligatures, which Unicode does not take apart.
    ...['øo', 'łl', 'đd', 'ħh', 'ŧt', 'ɨi', 'ðd', 'þth', 'æae', 'œoe'],
    // Letters with another shape at the end of a word.
    ...['ςσ', 'ךכ', 'םמ', 'ןנ', 'ףפ', 'ץצ'],
    // Arabic letters that keyboards differ in, and digits.
    ...['ىي', 'یي', 'کك', 'ةه'],
    ...Array.from('٠١٢٣٤٥٦٧٨٩', (digit, value) => `${digit}${value}`),
    ...Array.from('۰۱۲۳۴۵۶۷۸۹', (digit, value) => `${digit}${value}`),
    // Hangul letters that are typed as two: those before them are what is typed first.
    ...['\u116A\u1169\u1161', '\u116B\u1169\u1162', '\u116C\u1169\u1175', '\u116F\u116E\u1165'],
    ...['\u1170\u116E\u1166', '\u1171\u116E\u1175', '\u1174\u1173\u1175', '\u11AA\u11A8\u11BA'],
    ...['\u11AC\u11AB\u11BD', '\u11AD\u11AB\u11C2', '\u11B0\u11AF\u11A8', '\u11B1\u11AF\u11B7'],
    ...['\u11B2\u11AF\u11B8', '\u11B3\u11AF\u11BA', '\u11B4\u11AF\u11C0', '\u11B5\u11AF\u11C1'],
    ...['\u11B6\u11AF\u11C2', '\u11B9\u11B8\u11BA'],
    // What a phone puts in place of a typed sign.
    ...Array.from('‘’‚‛ʼ′׳', (sign) => `${sign}'`),
    ...Array.from('“”„‟«»״', (sign) => `${sign}"`),
    ...Array.from('‐‒–—―−־', (sign) => `${sign}-`),
  ].map((pair) => [pair.charAt(0), pair.slice(1)]),
);

/** Not seen in any text: keeps the letters of two flags from being taken for a third one. */
const BEFORE_FLAG = '\0';

/** Texts are made of few different characters with marks. */
const MOST_KEPT = 4_096;
const kept = new Map<string, string>();

function foldPiece(piece: string): string {
  if (IS_BLANK.test(piece)) return ' ';
  const known = kept.get(piece);
  if (known !== undefined) return known;
  const folded = IS_FLAG.test(piece) ? BEFORE_FLAG + piece : foldLetter(piece);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(piece, folded);
  return folded;
}

function foldLetter(letter: string): string {
  const folded = letter
    .normalize('NFKD')
    .replace(SHORT_I, 'й')
    .replace(LEFT_OUT, '')
    .replace(VOICED, (pair) => pair.normalize('NFC'))
    // Both ways: ẞ and ß become ss.
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - TO_HIRAGANA));
  return Array.from(folded, (character) => ALIKE.get(character) ?? character).join('');
}

/** A letter that is a piece by itself unless it is followed by what belongs to it, a blank, or anything else. */
const [UNKNOWN, LETTER, BLANK, OTHER] = [0, 1, 2, 3];
const IS_LETTER = /^(?![\p{M}\p{Cs}\uFF9E\uFF9F]|\p{Extended_Pictographic}|\u200D)/u;
const CODE_UNITS = 0x1_00_00;

/** Of code units, filled as they come: a short way around the patterns. */
const kinds = new Uint8Array(CODE_UNITS);
const letters = new Array<string>(CODE_UNITS);

/** Beyond the end of a text: a letter. */
function kindOf(code: number): number {
  const known = kinds[code];
  if (known !== UNKNOWN) return known ?? LETTER;
  const character = String.fromCharCode(code);
  const kind = IS_BLANK.test(character) ? BLANK : IS_LETTER.test(character) ? LETTER : OTHER;
  kinds[code] = kind;
  return kind;
}

function letterOf(code: number): string {
  const known = letters[code];
  if (known !== undefined) return known;
  const folded = foldLetter(String.fromCharCode(code));
  letters[code] = folded;
  return folded;
}

const SPACE = 0x20;

/** Calls `take` with each piece as it is compared, and with its place in `text`. */
function eachPiece(text: string, take: (folded: string, start: number, end: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const [kind, next] = [kindOf(code), kindOf(text.charCodeAt(at + 1))];
    if (kind === LETTER && next !== OTHER) take(letterOf(code), at, at + 1);
    else if (code === SPACE && next === LETTER) take(' ', at, at + 1);
    else {
      PIECE.lastIndex = at;
      const [piece = ''] = PIECE.exec(text) ?? [];
      take(foldPiece(piece), at, at + piece.length);
      at += piece.length;
      continue;
    }
    at += 1;
  }
}

export function fold(text: string): string {
  const parts: string[] = [];
  let from = 0;
  eachPiece(text, (folded, start, end) => {
    if (end === start + 1 && folded === text[start]) return;
    parts.push(text.slice(from, start), folded);
    from = end;
  });
  // One string in one piece: put together with `+` it would be taken apart at each comparison.
  return parts.length === 0 ? text : [...parts, text.slice(from)].join('');
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface MappedText {
  readonly folded: string;
  /** The smallest part of the text that a part of `folded` came from: whole characters with their marks. */
  rangeOf(start: number, end: number): TextRange;
}

/** The same, with the way back. */
export function foldMapped(text: string): MappedText {
  let folded = '';
  /** For each code unit of `folded`. */
  const ranges: TextRange[] = [];
  eachPiece(text, (piece, start, end) => {
    folded += piece;
    const range = { start, end };
    for (let unit = 0; unit < piece.length; unit += 1) ranges.push(range);
  });
  return {
    folded,
    rangeOf: (start, end) => ({
      start: ranges[start]?.start ?? text.length,
      end: ranges[end - 1]?.end ?? text.length,
    }),
  };
}
