/**
 * Parts that only parts use that are loaded after the page: the first load does not even know their names. They too are
 * fetched ahead of need, because the server may be gone by then.
 */
import { withStylesheets } from './lazy-styles.ts';
import { shellWords } from './shell/words.ts';

const importTakeAlong = () => import('./export/take-along.ts');
const importKeys = () => import('./keys/keys-part.ts');
const importEmoji = () => import('./emoji/emoji-part.ts');

export type TakeAlong = Awaited<ReturnType<typeof importTakeAlong>>;
type KeysPart = Awaited<ReturnType<typeof importKeys>>;
type EmojiPart = Awaited<ReturnType<typeof importEmoji>>;

interface LoadOptions {
  /** For what somebody has asked for: says so when it cannot be loaded. */
  readonly tellsFailure?: boolean;
}

/** Null where it cannot be loaded; the next call tries again. */
async function loaded<Part>(
  load: () => Promise<Part>,
  { tellsFailure = false }: LoadOptions,
): Promise<Part | null> {
  try {
    return await withStylesheets(load);
  } catch {
    if (tellsFailure) window.alert(shellWords.unavailable);
    return null;
  }
}

export const loadTakeAlong = (): Promise<TakeAlong | null> => loaded(importTakeAlong, { tellsFailure: true });

export const loadKeys = (): Promise<KeysPart | null> => loaded(importKeys, { tellsFailure: true });

export const loadEmoji = (o: LoadOptions = {}): Promise<EmojiPart | null> => loaded(importEmoji, o);

/** What fails now is fetched again when it is needed. */
export function prefetchLaterParts(): void {
  for (const load of [importTakeAlong, importEmoji, importKeys]) void loaded<unknown>(load, {});
}
