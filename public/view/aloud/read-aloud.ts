/** The page's one live region for what screen readers are to read out, and when they can. Nobody sees it. */
import { h } from '../dom/element.ts';
import { place } from '../dom/place.ts';

/** Long enough to be read; after that whoever walks through the page is not to find it twice. */
const KEPT_MS = 10_000;

export function readAloud(text: string): void {
  const line = h('p', {}, text);
  place('aloud', HTMLElement).append(line);
  setTimeout(() => line.remove(), KEPT_MS);
}

/** Screen readers hear nothing of a tab in the background, nor of what is behind a dialog. */
const isCovered = (): boolean => document.hidden || document.querySelector('dialog[open]') !== null;

export interface Telling {
  /** Calls `tell` after so long, instead of what was requested before. */
  request(delayMs: number): void;
  close(): void;
}

/** `tell` reads something out. It is called when it can be heard: what cannot be told now is told then. */
export function telling(tell: () => void): Telling {
  let isDue = false;
  let timer = 0;
  const fire = () => {
    if (!isDue || isCovered()) return;
    isDue = false;
    tell();
  };
  const uncovered = () => {
    if (isDue && timer === 0) fire();
  };
  // `close` does not bubble. A dialog is still there when it is told of.
  const closed = () => setTimeout(uncovered);
  document.addEventListener('close', closed, true);
  document.addEventListener('visibilitychange', uncovered);

  return {
    request(delayMs) {
      isDue = true;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        timer = 0;
        fire();
      }, delayMs);
    },
    close() {
      isDue = false;
      clearTimeout(timer);
      document.removeEventListener('close', closed, true);
      document.removeEventListener('visibilitychange', uncovered);
    },
  };
}
