/**
 * What the page and its service worker tell each other. Either may be of an older build than the other, so a field is
 * added and never changed.
 */

/** One build of the page. */
export interface Version {
  /** As `index.html` names it: `0.1.0+3f9a12bc4d5e`. */
  readonly name: string;
  /** Of all its files, see `hashes.json`. */
  readonly hash: string;
}

/** That the page's code became another between two visits. */
export interface Change {
  readonly from: Version;
  readonly to: Version;
  /** When it was noticed, by this device's clock. */
  readonly at: number;
}

/** What the worker knows of the page that asks. */
export interface Told {
  /** Null while this version is not kept. */
  readonly version: Version | null;
  /** The latest; null where there was none yet. */
  readonly change: Change | null;
  /** Whether the page that asks is the first to be of that version. */
  readonly isNew: boolean;
}

export type ToWorker =
  /** A page is open, and this is its version. */
  | { readonly kind: 'here'; readonly version: string }
  /** Whether the server has another version. */
  | { readonly kind: 'look' }
  /** `isInstalled`: the window is one of the installed page, whose icon can show the number. */
  | { readonly kind: 'unread'; readonly count: number; readonly isInstalled: boolean }
  /** Use the new version from now on. Answered when the page may load again. */
  | { readonly kind: 'take' }
  /** Answered with `Told`. */
  | { readonly kind: 'tell' }
  /** Answered with what somebody shared, once; or null. */
  | { readonly kind: 'shared' };

export type FromWorker =
  /** Another version is there, complete. */
  { readonly kind: 'offer' };

/** The file, beside the page. */
export const WORKER_FILE = 'service-worker.js';
/** What the server says it serves. */
export const HASHES_FILE = 'hashes.json';
/** Where the system posts what somebody shares, and what the page is asked for then. */
export const SHARE_PATH = 'share';
export const SHARED_PARAMETER = 'shared';
