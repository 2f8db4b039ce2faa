/** The page of a room whose browser lets nobody connect. Loaded when that was found. */
import { blockedWords } from './blocked-words.ts';
import { type BrowserOptions, mountDeadEnd, retryButton } from './dead-end.ts';

export const mountBlocked = (root: HTMLElement, o: BrowserOptions): (() => void) =>
  mountDeadEnd(root, blockedWords, retryButton(o));
