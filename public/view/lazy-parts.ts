/**
 * Parts of the page that are fetched after it was painted. Their server may be gone by the time they are wanted, so all
 * of them are fetched as soon as the page is at rest.
 */
import { loadRichText } from './message/prose.ts';
import { shellWords } from './shell/words.ts';

const PARTS = {
  rest: () => import('./rest-of-page.ts'),
  // Apart, because they weigh more than all of the rest: the words of safety codes, and what draws a QR code.
  aboutMember: () => import('./dialogs/about-member.ts'),
  shareActions: () => import('./share/share-actions.ts'),
};

type Parts = typeof PARTS;

export type Part<Name extends keyof Parts> = Awaited<ReturnType<Parts[Name]>>;

export interface LoadOptions {
  /** For what somebody asked for in so many words: tells them when it cannot be had. */
  readonly tellsFailure?: boolean;
}

/** Long enough for the room to be joined first. */
const REST_MS = 1_500;

/** Null where the part cannot be had now; the next call asks again. */
export async function loadPart<Name extends keyof Parts>(
  name: Name,
  { tellsFailure = false }: LoadOptions = {},
): Promise<Part<Name> | null> {
  try {
    return (await PARTS[name]()) as Part<Name>;
  } catch {
    if (tellsFailure) window.alert(shellWords.unavailable);
    return null;
  }
}

/** Fetches all parts once the page is at rest. */
export function prefetchParts(): () => void {
  const timer = setTimeout(() => {
    void loadRichText();
    // What does not come now is asked for again when it is wanted.
    void Promise.allSettled(Object.values(PARTS).map((load) => load()));
  }, REST_MS);
  return () => clearTimeout(timer);
}
