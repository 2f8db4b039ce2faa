/** All emoji with their names, as the build has made them. Pure. */
import { fold } from '../../room/search/fold.ts';

export interface Emoji {
  readonly emoji: string;
  /** In the language of the page. */
  readonly name: string;
  /** What is typed for it between colons; the best known first. */
  readonly codes: readonly string[];
  readonly hasTones: boolean;
  /** As a search compares them. */
  readonly folded: { readonly name: string; readonly others: string };
}

export interface EmojiSource {
  /** For each group its emoji, with blanks between them and `+` behind those with colours of skin. */
  readonly table: readonly string[];
  /** Lines in the order of the table: a name, a tab, further words. */
  readonly names: string;
  /** Lines in the order of the table: codes with blanks between them. */
  readonly codes: string;
}

/** Longer than any. */
const LONGEST_CODE = 100;
const ALL_KNOWN = '^\\p{RGI_Emoji}$';

export class EmojiSet {
  /** By groups, in the order of keyboards. Without those that this browser does not know: they would be empty boxes. */
  readonly groups: readonly (readonly Emoji[])[];
  readonly #byCode = new Map<string, Emoji>();
  readonly #byEmoji = new Map<string, Emoji>();

  constructor({ table, names, codes }: EmojiSource) {
    const isKnown = new RegExp(ALL_KNOWN, 'v');
    const [named, coded] = [names.split('\n'), codes.split('\n')];
    let at = 0;
    this.groups = table.map((group) =>
      group.split(' ').flatMap((written) => {
        const [name = '', words = ''] = (named[at] ?? '').split('\t');
        const own = (coded[at] ?? '').split(' ').filter((code) => code !== '');
        at += 1;
        const hasTones = written.endsWith('+');
        const emoji = hasTones ? written.slice(0, -1) : written;
        if (!isKnown.test(emoji)) return [];
        const folded = { name: fold(name), others: fold(`${words} ${own.join(' ').replaceAll('_', ' ')}`) };
        const made = { emoji, name, codes: own, hasTones, folded };
        for (const code of own) if (!this.#byCode.has(code)) this.#byCode.set(code, made);
        this.#byEmoji.set(emoji, made);
        return [made];
      }),
    );
  }

  withCode(code: string): Emoji | undefined {
    return this.#byCode.get(code);
  }

  /** Also of one with a colour of skin. */
  about(emoji: string): Emoji | undefined {
    return this.#byEmoji.get(emoji) ?? this.#byEmoji.get(withoutTone(emoji));
  }

  /** Whose names or words begin with all words of the query; names before other words. */
  search(query: string, most: number): readonly Emoji[] {
    const words = fold(query)
      .split(/[\s_:]+/)
      .filter((word) => word !== '');
    if (words.length === 0) return [];
    return ranked(this.groups, most, ({ folded: { name, others }, codes }) => {
      const all = `${name} ${others}`;
      if (!words.every((word) => begins(all, word))) return null;
      const whole = words.join(' ');
      if (name === whole || codes.includes(words.join('_'))) return 0;
      if (name.startsWith(whole)) return 1;
      return words.every((word) => begins(name, word)) ? 2 : 3;
    });
  }

  /** Whose codes begin so, the shortest first; then those with a word in it that does. */
  complete(code: string, most: number): readonly Emoji[] {
    return ranked(this.groups, most, ({ codes }) => {
      const lengths = codes.filter((each) => each.startsWith(code)).map(({ length }) => length);
      if (lengths.length > 0) return Math.min(...lengths);
      return codes.some((each) => each.includes(`_${code}`)) ? LONGEST_CODE : null;
    });
  }
}

const LETTER = /[\p{L}\p{N}]/u;
/** Without blanks between words any place may be the beginning of one. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether a word of the text begins so. */
function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !LETTER.test(text.charAt(at - 1)) || UNSPACED.test(word)) return true;
  return false;
}

/** The best first, within a rank in the order of keyboards. */
function ranked(
  groups: EmojiSet['groups'],
  most: number,
  rankOf: (emoji: Emoji) => number | null,
): readonly Emoji[] {
  const ranks: Emoji[][] = [];
  for (const emoji of groups.flat()) {
    const rank = rankOf(emoji);
    if (rank === null) continue;
    ranks[rank] ??= [];
    ranks[rank].push(emoji);
  }
  return ranks.flat().slice(0, most);
}

const withoutTone = (emoji: string): string => emoji.replace(/\p{Emoji_Modifier}/gu, '');
