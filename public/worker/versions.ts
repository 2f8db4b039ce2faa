/** Which version of the page is used, offered, and still needed. Pure. */
import type { Change, Version } from './messages.ts';

export interface Keeping {
  /** What pages are loaded from; null before the first one is complete. */
  readonly current: Version | null;
  /** Complete, and not used yet. */
  readonly next: Version | null;
  /** What a page was last opened of. */
  readonly seen: Version | null;
  readonly change: (Change & { /** The first page of that version. */ readonly client: string }) | null;
}

export const NOTHING_KEPT: Keeping = { current: null, next: null, seen: null, change: null };

/** A page that is being loaded. */
export interface Loading {
  /** Of all windows that show the page. */
  readonly windows: readonly string[];
  /** The window's page of before; empty where the browser does not tell, or there is none. */
  readonly replaced: string;
  readonly isReload: boolean;
}

/** How many windows show a room while this page is loaded, apart from its own. */
export function othersAt({ windows, replaced, isReload }: Loading): number {
  const others = windows.filter((id) => id !== replaced).length;
  // Firefox does not tell which page a reload replaces. One of them it is.
  return others === windows.length && isReload ? Math.max(0, others - 1) : others;
}

/** A new version is taken when no other window has a page of the one before. */
export const afterLoading = (keeping: Keeping, loading: Loading): Keeping =>
  othersAt(loading) === 0 ? afterTaking(keeping) : keeping;

export const afterTaking = (keeping: Keeping): Keeping =>
  keeping.next === null ? keeping : { ...keeping, current: keeping.next, next: null };

/** All of a version is here, and verified. The first one is used at once. */
export function afterDownload(keeping: Keeping, version: Version): Keeping {
  const { current, seen } = keeping;
  if (current === null) return { ...keeping, current: version, seen: seen ?? version };
  return { ...keeping, next: version.hash === current.hash ? null : version };
}

/** A page of this version has been opened. */
export function afterVisit(keeping: Keeping, version: Version, client: string, at: number): Keeping {
  const { seen } = keeping;
  if (seen?.hash === version.hash) return keeping;
  const change = seen === null ? keeping.change : { from: seen, to: version, at, client };
  return { ...keeping, seen: version, change };
}

/**
 * Whether a page of the version with this name is told that there is another: a new one, or the one that another window
 * has taken. Of a version that is not kept, the page came past the worker and may be the newer one.
 */
export function isOffered({ current, next }: Keeping, kept: readonly Version[], name: string): boolean {
  if (next !== null) return next.name !== name;
  return current !== null && current.name !== name && kept.some((version) => version.name === name);
}

/** Which of the versions that are kept may go. `used` has the versions of all open pages, null where one is not known. */
export function unneeded(
  kept: readonly Version[],
  { current, next }: Keeping,
  used: readonly (string | null)[],
): Version[] {
  if (used.includes(null)) return [];
  const isNeeded = ({ hash, name }: Version) =>
    hash === current?.hash || hash === next?.hash || used.includes(name);
  return kept.filter((version) => !isNeeded(version));
}
