/**
 * Parts that only parts use that are loaded after the page: the first load does not even know their names. They too are
 * fetched ahead of need, because the server may be gone by then.
 */
import { withStylesheets } from './lazy-styles.ts';
import { shellWords } from './shell/words.ts';

const importTakeAlong = () => import('./export/take-along.ts');

export type TakeAlong = Awaited<ReturnType<typeof importTakeAlong>>;

/** Null where it cannot be loaded, which somebody who asked for it is told. */
export async function loadTakeAlong(): Promise<TakeAlong | null> {
  try {
    return await withStylesheets(importTakeAlong);
  } catch {
    window.alert(shellWords.unavailable);
    return null;
  }
}

/** What fails now is fetched again when it is needed. */
export function prefetchLaterParts(): void {
  void withStylesheets(importTakeAlong).catch(() => undefined);
}
