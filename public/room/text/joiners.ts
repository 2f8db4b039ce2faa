/**
 * Which invisible characters belong to how a word is written: they change its letters' shapes, and the word is another
 * one without them. Joiners by UAX #31 §2.3 and the chapters of the Unicode Standard on Bengali and Sinhala, variation
 * selectors by the scripts that have variants. Pure.
 */

/**
 * Unpacks a list of ranges into what a character class has between its brackets. Of each range the distance from the end
 * of the one before, and where it has more than one character how many more, in base 36: half as large as written out.
 */
function characters(packed: string): string {
  let end = 0;
  const ranges = packed.split(' ').map((range) => {
    const [distance = 0, more = 0] = range.split('+').map((digits) => Number.parseInt(digits, 36));
    const start = end + distance;
    end = start + more;
    return `\\u{${start.toString(16)}}-\\u{${end.toString(16)}}`;
  });
  return ranges.join('');
}

/** Canonical_Combining_Class=Virama: takes the vowel off a consonant. */
const VIRAMA = characters(
  '1u5 3k 3k 3k 3k 3k 3k 3k 32+1 h 3h 34 3k 5m 51+1 1cq+1 v 4e i6 6c 2u+1 1z+1 3gs o7b 12 48 3z 31 8m 6v imq 16v 16 f 1m 3e+1 3w 39 51 2r 3l+2 36 3k 71 3k 3b 39 7i 78+1 4i 2c j 2a bq 79+1 2a bu+1 d0t',
);
/** Joining_Type=D, of Arabic, Syriac, Mandaic, N’Ko, Adlam and Hanifi Rohingya: joined on both sides. */
const JOINED = characters(
  '17k 6 2 2+4 5+c 2+6 2+1 10+1 9+f j+11 2+1 a 2 2+1 15+2 3 j+2 6+3 2+8 2 2 2+1 w+a 4+e 3+3 2 3+2 3+5 23+w 2f+4 3 2+9 2 b 2+3 3 u 3+4 2 h+9 6+1 3+5 2+e 1feh+w 2 bk+1 2+1 173t+1v',
);
/** Joining_Type=R, of the same scripts: joined with the letter before alone. */
const JOINED_BEFORE = characters(
  '17m+3 2 2 6+3 m 15+2 2+2 h+h 13 3+8 2 2 3+1 2 p+1 x 5+4 5 a 2 2 3 u c+2 g+1 5 2+1 4+1 5j 6+1 2 b 2+2 f 2+1 6+i c s+2 2 3+1 7 1fft bk',
);
/** Joining_Type=L: joined with the letter after alone. */
const JOINED_AFTER = '\\u{10D00}';

/** The source of a pattern: one such character in a place where it is seen. */
export const JOINER = [
  // Between letters that would join: Persian علی‌رضا. (UAX #31 A1)
  `(?<=[${JOINED}${JOINED_AFTER}]\\p{Mn}*)\\u200C(?=[${JOINED}${JOINED_BEFORE}])`,
  // Between consonants that would merge: Kannada ರಾಜ್‌ಕುಮಾರ್. (A2)
  `(?<=\\p{L}\\p{M}*[${VIRAMA}])\\u200C(?=\\p{L})`,
  // Makes consonants merge, or one lean on: Sinhala ශ්‍රී, Malayalam രാജന്‍. (B)
  `(?<=\\p{L}\\p{M}*[${VIRAMA}])\\u200D(?!\\p{M})`,
  // Keeps a consonant whole before one that merges: Bengali র‍্যাচেল.
  `(?<=\\p{L})\\u200D(?=[${VIRAMA}]\\p{L})`,
  // A variant of a character, as families write it: 葛󠄀城.
  '(?<=\\p{Script=Han})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
  '(?<=\\p{Script=Mongolian})(?:[\\u180B-\\u180D\\u180F]|\\u180E(?=\\p{Script=Mongolian}))',
  '(?<=\\p{Script=Myanmar})\\uFE00',
].join('|');
