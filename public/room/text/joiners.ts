/**
 * Which invisible characters belong to how a word is written: they change its letters' shapes, and the word is another
 * one without them. Joiners by UAX #31 §2.3 and the chapters of the Unicode Standard on Bengali and Sinhala, variation
 * selectors by the scripts that have variants. Pure.
 */

/** Canonical_Combining_Class=Virama: takes the vowel off a consonant. */
const VIRAMA =
  '\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D3B\\u0D3C\\u0D4D\\u0DCA\\u0E3A\\u0EBA\\u0F84\\u1039\\u103A\\u1714\\u1715\\u1734\\u17D2\\u1A60\\u1B44\\u1BAA\\u1BAB\\u1BF2\\u1BF3\\u2D7F\\uA806\\uA82C\\uA8C4\\uA953\\uA9C0\\uAAF6\\uABED\\u{10A3F}\\u{11046}\\u{11070}\\u{1107F}\\u{110B9}\\u{11133}\\u{11134}\\u{111C0}\\u{11235}\\u{112EA}\\u{1134D}\\u{113CE}-\\u{113D0}\\u{11442}\\u{114C2}\\u{115BF}\\u{1163F}\\u{116B6}\\u{1172B}\\u{11839}\\u{1193D}\\u{1193E}\\u{119E0}\\u{11A34}\\u{11A47}\\u{11A99}\\u{11C3F}\\u{11D44}\\u{11D45}\\u{11D97}\\u{11F41}\\u{11F42}\\u{1612F}';
/** Joining_Type=D, of Arabic, Syriac, Mandaic, N’Ko, Adlam and Hanifi Rohingya: joined on both sides. */
const JOINED =
  '\\u0620\\u0626\\u0628\\u062A-\\u062E\\u0633-\\u063F\\u0641-\\u0647\\u0649\\u064A\\u066E\\u066F\\u0678-\\u0687\\u069A-\\u06BF\\u06C1\\u06C2\\u06CC\\u06CE\\u06D0\\u06D1\\u06FA-\\u06FC\\u06FF\\u0712-\\u0714\\u071A-\\u071D\\u071F-\\u0727\\u0729\\u072B\\u072D\\u072E\\u074E-\\u0758\\u075C-\\u076A\\u076D-\\u0770\\u0772\\u0775-\\u0777\\u077A-\\u077F\\u07CA-\\u07EA\\u0841-\\u0845\\u0848\\u084A-\\u0853\\u0855\\u0860\\u0862-\\u0865\\u0868\\u0886\\u0889-\\u088D\\u088F\\u08A0-\\u08A9\\u08AF\\u08B0\\u08B3-\\u08B8\\u08BA-\\u08C8\\u{10D01}-\\u{10D21}\\u{10D23}\\u{10EC3}\\u{10EC4}\\u{10EC6}\\u{10EC7}\\u{1E900}-\\u{1E943}';
/** Joining_Type=R, of the same scripts: joined with the letter before alone. */
const JOINED_BEFORE =
  '\\u0622-\\u0625\\u0627\\u0629\\u062F-\\u0632\\u0648\\u0671-\\u0673\\u0675-\\u0677\\u0688-\\u0699\\u06C0\\u06C3-\\u06CB\\u06CD\\u06CF\\u06D2\\u06D3\\u06D5\\u06EE\\u06EF\\u0710\\u0715-\\u0719\\u071E\\u0728\\u072A\\u072C\\u072F\\u074D\\u0759-\\u075B\\u076B\\u076C\\u0771\\u0773\\u0774\\u0778\\u0779\\u0840\\u0846\\u0847\\u0849\\u0854\\u0856-\\u0858\\u0867\\u0869\\u086A\\u0870-\\u0882\\u088E\\u08AA-\\u08AC\\u08AE\\u08B1\\u08B2\\u08B9\\u{10D22}\\u{10EC2}';
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
