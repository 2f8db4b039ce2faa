/** Parts of the page that are fetched after it was painted. The server they come from may be gone by the time they are
 *  wanted, so all of them are fetched as soon as the page is at rest. */
import { watchStylesheets, withStylesheets } from './lazy-styles.ts';
import { loadRichText } from './message/prose.ts';

const PARTS = {
  ways: () => import('./ways.ts'),
  // With what weighs more than all of these: the words of safety codes, and what draws a QR code.
  aboutMember: () => import('./dialogs/about-member.ts'),
  shareWays: () => import('./share/share-ways.ts'),
};

type Parts = typeof PARTS;

const UNAVAILABLE = 'This is not available while the server cannot be reached.';
/** Long enough for the room to be joined first. */
const REST_MS = 1_500;

type Part<Name extends keyof Parts> = Awaited<ReturnType<Parts[Name]>>;

/** Null where the part cannot be had; for what nobody asked for in so many words. */
export async function quietly<Name extends keyof Parts>(name: Name): Promise<Part<Name> | null> {
  try {
    return (await withStylesheets<unknown>(PARTS[name])) as Part<Name>;
  } catch {
    return null; // asked for again the next time
  }
}

/** Null, once that was told, where the part cannot be had. */
export async function later<Name extends keyof Parts>(name: Name): Promise<Part<Name> | null> {
  const part = await quietly(name);
  if (part === null) window.alert(UNAVAILABLE);
  return part;
}

export function mountLater(): () => void {
  const life = new AbortController();
  watchStylesheets(life.signal);
  const timer = setTimeout(() => {
    void loadRichText();
    // What does not come now is asked for again when it is wanted, and its absence told then.
    void Promise.allSettled(Object.values(PARTS).map((load) => withStylesheets<unknown>(load)));
  }, REST_MS);
  return () => {
    clearTimeout(timer);
    life.abort();
  };
}
