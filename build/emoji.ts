/**
 * What the page has of emoji, made of `emojibase-data` when it is built: a tenth of what that has. Modules that exist
 * nowhere else, one for each later part:
 * - `virtual:emoji/table`: the emoji by groups, in the order of keyboards;
 * - `virtual:emoji/codes`: what is typed for them between colons, English everywhere;
 * - `virtual:emoji/names/LANGUAGE`: names and words that they are searched by.
 * The lines of the last two follow the order of the table.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { TONES, toned } from '../public/view/emoji/tone.ts';

interface Emoji {
  readonly emoji: string;
  readonly hexcode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
  readonly skins?: readonly { readonly emoji: string; readonly tone: number | readonly number[] }[];
}

const require = createRequire(import.meta.url);
const read = <Data>(path: string): Data =>
  JSON.parse(readFileSync(require.resolve(`emojibase-data/${path}`), 'utf8')) as Data;

/** Skin tones and parts of hair: nobody writes them by themselves. */
const COMPONENTS = 2;

/** As keyboards write it: with a variation selector only where it would be a text without. */
const usual = (emoji: string): string => emoji.replace(/(\p{Emoji_Presentation})\uFE0F/gu, '$1');

/** By groups, and within them as on keyboards. Without the letters that flags are made of. */
const ordered = (): (Emoji & { readonly group: number })[] =>
  read<Emoji[]>('en/data.json')
    .flatMap((each) => {
      const { group } = each;
      if (group === undefined || group === COMPONENTS) return [];
      const skins = (each.skins ?? []).map((skin) => ({ ...skin, emoji: usual(skin.emoji) }));
      return [{ ...each, group, skins, emoji: usual(each.emoji) }];
    })
    .sort((one, other) => one.group - other.group || (one.order ?? 0) - (other.order ?? 0));

/** Whether it has all colours of skin, and `toned` makes them. */
const hasTones = ({ emoji, skins = [] }: Emoji): boolean =>
  TONES.slice(1).every((tone) =>
    skins.some((skin) => skin.tone === tone && skin.emoji === toned(emoji, tone)),
  );

/** A string for each group, its emoji with blanks between them; those with colours of skin have a `+` behind. */
export function emojiTable(): string[] {
  const groups = new Map<number, string[]>();
  for (const each of ordered()) {
    const emoji = hasTones(each) ? `${each.emoji}+` : each.emoji;
    groups.set(each.group, [...(groups.get(each.group) ?? []), emoji]);
  }
  return [...groups.values()].map((emoji) => emoji.join(' '));
}

/** A line for each emoji: its name, a tab, and the words that are not in the name. */
export function emojiNames(language: string): string {
  const byCode = new Map(read<Emoji[]>(`${language}/data.json`).map((each) => [each.hexcode, each]));
  return ordered()
    .map((english) => {
      const { label, tags = [] } = byCode.get(english.hexcode) ?? english;
      const words = new Set(tags.flatMap((tag) => tag.toLowerCase().split(' ')));
      for (const word of label.toLowerCase().split(/[\s:,]+/)) words.delete(word);
      return `${label}\t${[...words].join(' ')}`;
    })
    .join('\n');
}

type Codes = Readonly<Record<string, string | readonly string[]>>;

/** A line for each emoji: its codes with blanks between them, the best known first. */
export function emojiCodes(): string {
  const sources = ['github', 'emojibase'].map((source) => read<Codes>(`en/shortcodes/${source}.json`));
  return ordered()
    .map(({ hexcode }) => [...new Set(sources.flatMap((codes) => codes[hexcode] ?? []))].join(' '))
    .join('\n');
}

const NAMES = 'virtual:emoji/names/';

function sourceOf(id: string): unknown {
  if (id === 'virtual:emoji/table') return emojiTable();
  if (id === 'virtual:emoji/codes') return emojiCodes();
  return id.startsWith(NAMES) ? emojiNames(id.slice(NAMES.length)) : null;
}

export function emojiData(): Plugin {
  return {
    name: 'emoji-data',
    resolveId: (id) => (id.startsWith('virtual:emoji/') ? `\0${id}` : null),
    load(id) {
      const data = id.startsWith('\0') ? sourceOf(id.slice(1)) : null;
      return data === null ? null : `export default ${JSON.stringify(data)};`;
    },
  };
}
