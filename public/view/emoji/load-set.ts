/** Fetches the emoji and their names: parts of their own, because of their size. */
import { EmojiSet } from './emoji-set.ts';

const english = () => import('virtual:emoji/names/en');

/** A language more is a line more, and one in `virtual.d.ts`. Where there are no names in a language, they are English. */
const NAMES: Readonly<Record<string, () => Promise<{ readonly default: string }>>> = {
  de: () => import('virtual:emoji/names/de'),
  fr: () => import('virtual:emoji/names/fr'),
  es: () => import('virtual:emoji/names/es'),
  pt: () => import('virtual:emoji/names/pt'),
  ja: () => import('virtual:emoji/names/ja'),
  zh: () => import('virtual:emoji/names/zh'),
};

let set: EmojiSet | null = null;
let loading: Promise<EmojiSet | null> | null = null;

/** Null until they are here. */
export const emojiHere = (): EmojiSet | null => set;

/** Null where they cannot be fetched; the next call tries again. */
export function loadEmojiSet(): Promise<EmojiSet | null> {
  loading ??= fetchSet().catch(() => {
    loading = null;
    return null;
  });
  return loading;
}

async function fetchSet(): Promise<EmojiSet> {
  const language = document.documentElement.lang.split('-')[0] ?? 'en';
  const [table, codes, names] = await Promise.all([
    import('virtual:emoji/table'),
    import('virtual:emoji/codes'),
    (NAMES[language] ?? english)(),
  ]);
  set = new EmojiSet({ table: table.default, codes: codes.default, names: names.default });
  return set;
}
