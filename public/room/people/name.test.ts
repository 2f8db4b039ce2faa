import fc from 'fast-check';
import { toASCII } from 'tr46';
import { describe, expect, it } from 'vitest';
import { wireBytes } from '../../net/protocol/fields.ts';
import { isWithin } from '../text/graphemes.ts';
import { cleanName, NAME_LIMIT, nameKey, presentableName } from './name.ts';

const singlesOf = (pattern: RegExp): string[] =>
  Array.from({ length: 0x1f000 }, (_, n) => n)
    .filter((n) => n < 0xd800 || n > 0xdfff)
    .map((n) => String.fromCodePoint(n))
    .filter((c) => pattern.test(c) && /\p{L}/u.test(c) && c.normalize('NFKC') === c);

/** Names as people write them, with what is not seen in them and yet makes them what they are. */
const NAMES = [
  'Ann',
  'Zoë',
  "Siân O’Brien-d'Arc",
  'Nguyễn Thị Ánh',
  'Łukasz Żółć',
  'İbrahim Iğdır',
  'Ольга Щукина',
  'Ἀλέξανδρος',
  '李雷',
  '葛\u{E0100}城',
  '渡邉\u{E0101}',
  'サトウ・ひろし',
  '김철수',
  'علی\u200Cرضا',
  'می\u200Cخواهم',
  'مُحَمَّد',
  'علـــي',
  'שָׁלוֹם',
  'ܝܘܚܢܢ',
  '𞤀𞤣𞤤𞤢𞤥',
  'ශ්\u200Dරී ලංකා',
  'ක්\u200Dෂ',
  'ක\u200D්ෂ',
  'രാജൻ',
  'രാജന്\u200D',
  'വേള്\u200Dഡ്',
  'ರಾಜ್\u200Cಕುಮಾರ್',
  'ಬೆಂಗಳೂರು',
  'श्रीकृष्ण',
  'मराठी र्\u200Dय',
  'क्\u200Cष',
  'ক্\u200Dষ',
  'র\u200D্যাচেল',
  'தமிழ்ச்செல்வன்',
  'ਗੁਰਪ੍ਰੀਤ',
  'သီရိမြို့',
  'สุวรรณภูมิ ศรีสุข',
  'ស្រីមុំ',
  'ལྷ་མོ',
  'བསྒྲུབས',
  'ᠮᠣᠩᠭᠣᠯ\u180Bᠠ',
  'ᠬᠠᠯᠬ\u180Eᠠ',
  '⠁⠝⠀⠇⠑',
  '1️⃣',
  '#️⃣ 0⃣',
  '🇩🇪 Ann 🇧🇷',
  '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
  '🏴\u{E0075}\u{E0073}\u{E0074}\u{E0078}\u{E007F}',
  '🏴\u200D☠\uFE0F',
  '🏳\uFE0F\u200D🌈',
  '👩🏽\u200D💻',
  '👨\u200D👩\u200D👧\u200D👦',
  '🧑🏻\u200D❤\uFE0F\u200D💋\u200D🧑🏿',
  '🫱🏻\u200D🫲🏿',
  '👁\uFE0F\u200D🗨\uFE0F',
  '❤\uFE0F\u200D🔥',
  '☺\uFE0E ☺\uFE0F',
  '© ™\uFE0F',
];

/** Unseen by all and of use to nobody where it stands. */
const UNSEEN = [
  ['a space of no width', 'A\u200Bnn'],
  ['a word joiner', 'Ann\u2060'],
  ['a soft hyphen', 'A\u00ADnn'],
  ['a byte order mark', '\uFEFFAnn'],
  ['a turn of direction', 'A\u202Enn\u2066'],
  ['marks of direction', '\u200FAnn\u200E\u061C'],
  ['joiners between letters that do not join', 'A\u200Dn\u200Cn'],
  ['a joiner at the end', 'Ann\u200D'],
  ['a selector', 'Ann\uFE0F'],
  ['a selector of ideographs', 'A\u{E0100}nn'],
  ['a Mongolian selector', 'A\u180Bnn'],
  ['tags', 'Ann\u{E0061}\u{E0062}\u{E007F}'],
  ['fillers', 'A\u3164n\u115Fn\u1160\uFFA0'],
  ['a grapheme joiner', 'A\u034Fnn'],
  ['a control', 'A\u0000nn\u0007'],
  ['half a surrogate pair', 'Ann\uD800'],
  ['private and no characters', 'Ann\uE000\uFFFF'],
  ['a missing object', 'Ann\uFFFC'],
  ['an empty pattern of braille', 'Ann\u2800'],
  ['musical brackets', 'A\u{1D173}nn'],
] as const;

const BLANKS = [
  ...[
    '',
    ' ',
    '\n\t',
    '\u00A0\u3000',
    '\u200B',
    '\u200C\u200D',
    '\u2060',
    '\u00AD',
    '\u2800',
    '\u3164',
    '\uFFA0',
  ],
  ...[
    '\u115F\u1160',
    '\u202E\u2066',
    '\uFEFF',
    '\u034F',
    '\u17B4',
    '\u180E',
    '\uFE0F',
    '\u{E0100}',
    '\u{E0061}\u{E007F}',
  ],
  ...['\u{1D159}', '\u{16FE4}', '\uFFFC', '\uE000', '\uD800', '\u0000', '\u0301'],
];

describe('a name', () => {
  it.each(NAMES)('%s stays as it was written', (name) => {
    expect(cleanName(name)).toEqual({ name });
    expect(presentableName(name, 'Nameless')).toBe(name);
  });

  it('keeps every emoji that there is, with all that it is made of', () => {
    const isEmoji = /^\p{RGI_Emoji}$/v;
    const singles = Array.from({ length: 0x1fb00 - 0x23 }, (_, n) => String.fromCodePoint(n + 0x23));
    const pictures = singles.filter((c) => /\p{Emoji}/u.test(c)).flatMap((c) => [c, `${c}\uFE0F`]);
    const skins = ['', '🏻', '🏿'];
    const shaded = singles
      .filter((c) => /\p{Emoji_Modifier_Base}/u.test(c))
      .flatMap((c) => skins.map((s) => c + s));
    const joined = [
      '👩',
      '👨',
      '🧑',
      '🏃',
      '🧙',
      '❤️',
      '🏳️',
      '🏴',
      '🐈',
      '🐕',
      '🐻',
      '🐦',
      '⛓️',
      '🍋',
      '🙂',
      '😮',
      '👯',
      '🫱',
    ]
      .flatMap((c) => skins.map((s) => c + s))
      .flatMap((c) => pictures.map((other) => `${c}\u200D${other}`));
    const keycaps = [...'0123456789#*'].map((c) => `${c}\uFE0F\u20E3`);
    const emoji = [...pictures, ...shaded, ...joined, ...keycaps].filter((text) => isEmoji.test(text));
    expect(emoji.length).toBeGreaterThan(2_000);
    for (const name of emoji) expect(cleanName(name)).toEqual({ name });
  });

  it.each(UNSEEN)('loses what nobody sees: %s', (_, raw) => {
    expect(cleanName(raw)).toEqual({ name: 'Ann' });
  });

  it.each([
    ['  Ann   Lee ', 'Ann Lee'],
    ['Ann\tLee\nMay', 'Ann Lee May'],
    ['Ann\u00a0Lee', 'Ann Lee'],
    ['Zoe\u0308', 'Zoë'],
    ['\u0301Ann', 'Ann'],
    ['علی\u200C\u200Cرضا', 'علی\u200Cرضا'],
    ['دار\u200Cها', 'دارها'],
    ['علی\u200C', 'علی'],
    ['ක්\u200D\u200Dෂ', 'ක්\u200Dෂ'],
    ['1\uFE0F', '1'],
    ['👩\u200D', '👩'],
    ['🏴\u{E0067}\u{E0062}', '🏴'],
    ['葛\u{E0100}\u{E0101}城', '葛\u{E0100}城'],
    [`Z${'\u0301'.repeat(30)}`, 'Ź\u0301\u0301\u0301'],
    [`ส${'\u0E47'.repeat(30)}`, `ส${'\u0E47'.repeat(4)}`],
    [`क${'\u0903\u0901'.repeat(30)}`, `क${'\u0903\u0901'.repeat(4)}`],
  ])('%j is shown as %j', (raw, name) => {
    expect(cleanName(raw)).toEqual({ name });
  });

  it('may have a joiner between the letters that RFC 5892 allows one between, and no others', () => {
    const letters = singlesOf(
      /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u,
    );
    const allows = (label: string) =>
      toASCII(label, { checkJoiners: true, useSTD3ASCIIRules: false }) !== null;
    for (const letter of letters)
      for (const label of [`${letter}\u200Cب`, `ب\u200C${letter}`])
        expect([label, cleanName(label)]).toEqual([
          label,
          { name: allows(label) ? label : label.replace('\u200C', '') },
        ]);
  });

  it('may have a joiner after the marks that RFC 5892 allows one after, and no others', () => {
    const marks = Array.from({ length: 0x1f000 - 0x300 }, (_, n) => String.fromCodePoint(n + 0x300)).filter(
      (c) =>
        /[\p{Mn}\p{Mc}]/u.test(c) &&
        !/\p{Default_Ignorable_Code_Point}/u.test(c) &&
        c.normalize('NFKC') === c,
    );
    const isVirama = (mark: string) => toASCII(`क${mark}\u200D`, { checkJoiners: true }) !== null;
    for (const mark of marks)
      expect([mark, cleanName(`क${mark}\u200D`)]).toEqual([
        mark,
        { name: `क${mark}${isVirama(mark) ? '\u200D' : ''}`.normalize('NFC') },
      ]);
  });

  it.each(BLANKS)('%j is blank', (raw) => {
    expect(cleanName(raw)).toEqual({ problem: 'blank' });
    expect(presentableName(raw, 'Nameless')).toBe('Nameless');
  });

  it.each(['n', 'é', '漢', 'कि', '🦊', 'e\u0323\u0302'.normalize('NFC')])(
    'may have forty characters as people count them: %s',
    (character) => {
      const most = character.repeat(NAME_LIMIT.graphemes);
      expect(cleanName(most)).toEqual({ name: most });
      expect(cleanName(most + character)).toEqual({ problem: 'too-long' });
      expect(presentableName(most + character, 'Nameless')).toBe(most);
    },
  );

  it('is bounded in bytes behind that', () => {
    const family = '👨\u200D👩\u200D👧\u200D👦';
    expect(cleanName(family.repeat(10))).toEqual({ name: family.repeat(10) });
    expect(cleanName(family.repeat(11))).toEqual({ problem: 'too-long' });
    expect(presentableName(family.repeat(11), 'Nameless')).toBe(family.repeat(10));
  });

  /** What the rules are about, in any order. */
  const parts = fc.oneof(
    fc.constantFrom(...NAMES.flatMap((name) => [...name])),
    fc.constantFrom(...UNSEEN.flatMap(([, raw]) => [...raw]), ...BLANKS),
    fc.constantFrom('\u200C', '\u200D', '\uFE0F', '\u0301', '\u094D', '🏽', 'ب', 'क', '\u{E0100}'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  );
  const raws = fc.array(parts, { maxLength: 60 }).map((all) => all.join(''));

  it('stays as it is when it is cleaned again', () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const once = cleanName(raw);
        if ('name' in once) expect(cleanName(once.name)).toEqual(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of a stranger is presentable whatever they sent: seen, not long, in one line, and of one height', () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const name = presentableName(raw, 'Nameless');
        expect(name).toMatch(/[^\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u);
        expect(isWithin(name, NAME_LIMIT)).toBe(true);
        expect(wireBytes(name)).toBeLessThanOrEqual(NAME_LIMIT.bytes);
        expect(name).not.toMatch(/[\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/);
        expect(name.normalize('NFD')).not.toMatch(/[\p{Mn}\p{Me}]{5}/u);
        expect(presentableName(name, 'Nameless')).toBe(name);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is taken for another one that differs by case, width, composition or what is unseen only', () => {
    for (const other of ['ANN LEE', 'ann  lee', 'Ａｎｎ Ｌｅｅ', 'Ann\u00a0Lee', 'A\u200Bnn Lee\u2060'])
      expect(nameKey(other)).toBe(nameKey('Ann Lee'));
    expect(nameKey('Ann Leeh')).not.toBe(nameKey('Ann Lee'));
    for (const [one, other] of [
      ['علی\u200Cرضا', 'علیرضا'],
      ['علـــي', 'علي'],
      ['STRASSE', 'Straße'],
      ['ΟΔΥΣΣΕΥΣ', 'Οδυσσευς'],
      ['☺\uFE0F', '☺'],
    ] as const)
      expect(nameKey(one)).toBe(nameKey(other));
  });
});
