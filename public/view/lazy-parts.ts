/**
 * Parts of the page that are fetched after it was painted. All of them are fetched as soon as the page is idle, because
 * the server may be gone when one is needed.
 */
import { watchStylesheets, withStylesheets } from './lazy-styles.ts';
import { loadRichText } from './message/prose.ts';
import { shellWords } from './shell/words.ts';

const PARTS = {
  rest: () => import('./rest-of-page.ts'),
  // Parts of their own because of their size: the word list of safety codes, the library for QR codes, and the list of
  // characters that look alike.
  aboutMember: () => import('./dialogs/about-member.ts'),
  shareActions: () => import('./share/share-actions.ts'),
  namesakes: () => import('../room/people/namesakes.ts'),
  search: () => import('./search/search-bar.ts'),
};

type Parts = typeof PARTS;

export type Part<Name extends keyof Parts> = Awaited<ReturnType<Parts[Name]>>;

export interface LoadOptions {
  /** For what somebody has asked for: says so when it cannot be loaded. */
  readonly tellsFailure?: boolean;
}

/** Late enough not to delay joining the room. */
const REST_MS = 1_500;

/** Null if the part cannot be loaded; the next call tries again. */
export async function loadPart<Name extends keyof Parts>(
  name: Name,
  { tellsFailure = false }: LoadOptions = {},
): Promise<Part<Name> | null> {
  try {
    return (await withStylesheets<unknown>(PARTS[name])) as Part<Name>;
  } catch {
    if (tellsFailure) window.alert(shellWords.unavailable);
    return null;
  }
}

/** Fetches all parts when the page is idle. */
export function prefetchParts(): () => void {
  const life = new AbortController();
  watchStylesheets(life.signal);
  const timer = setTimeout(() => {
    void loadRichText();
    // What fails now is fetched again when it is needed.
    void Promise.allSettled(Object.values(PARTS).map((load) => withStylesheets<unknown>(load)));
  }, REST_MS);
  return () => {
    clearTimeout(timer);
    life.abort();
  };
}
