/**
 * What a screen reader would read out by itself: nodes that are added to a live region while neither it nor anything
 * around it is busy, hidden or inert. It goes by the roles and attributes that WAI-ARIA gives them, and knows no
 * class and no id of the page.
 */
import type { Page } from '@playwright/test';

interface Listening {
  heard: string[];
}

/** To be called before the page goes anywhere. */
export const listen = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const LIVE_ROLES: Readonly<Record<string, string>> = {
      log: 'polite',
      status: 'polite',
      alert: 'assertive',
    };

    const politeness = (element: Element): string | null =>
      element.getAttribute('aria-live') ?? LIVE_ROLES[element.getAttribute('role') ?? ''] ?? null;

    /** The nearest region decides, whatever is around it. */
    const regionOf = (start: Element | null): Element | null => {
      let element = start;
      while (element !== null && politeness(element) === null) element = element.parentElement;
      return element === null || politeness(element) === 'off' ? null : element;
    };

    const isOutOfReach = (element: Element): boolean =>
      element.closest('[aria-busy="true"], [aria-hidden="true"], [hidden], [inert]') !== null;

    /** Without what is quiet or hidden within it. */
    const wordsOf = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element) || isOutOfReach(node) || politeness(node) === 'off') return '';
      return [...node.childNodes].map(wordsOf).join(' ');
    };

    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        const around = target instanceof Element ? target : target.parentElement;
        const region = regionOf(around);
        if (region === null || around === null || isOutOfReach(around)) continue;
        for (const node of addedNodes) {
          // Text replaced in place is a change of text, which not every region tells.
          const wanted = region.getAttribute('aria-relevant') ?? 'additions text';
          if (!wanted.includes(node instanceof Text ? 'text' : 'additions') || !node.isConnected) continue;
          const words = wordsOf(node).replace(/\s+/g, ' ').trim();
          if (words !== '') heard.push(words);
        }
      }
    }).observe(document, { childList: true, subtree: true });
  });
};

/** All of it so far, in order. */
export const heard = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as Listening).heard);
