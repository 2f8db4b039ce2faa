/** Notes everything that a page shows, from its first moment on, so that not even a short-lived lie goes unseen. */
import type { Page } from '@playwright/test';

export interface Shown {
  /** Name and state of each person, as `name: state`. */
  readonly people: readonly string[];
  /** Each message, as `author: text`. */
  readonly messages: readonly string[];
  /** The small lines between them. */
  readonly notices: readonly string[];
}

interface Watched {
  readonly shown: { readonly [part in keyof Shown]: Set<string> };
  readonly look: () => void;
}

/** To be called before the page goes anywhere. */
export async function watchTheScreen(page: Page): Promise<void> {
  await page.addInitScript(observe);
}

export const shownBy = (page: Page): Promise<Shown> =>
  page.evaluate(() => {
    const { people, messages, notices } = (globalThis as unknown as Watched).shown;
    return { people: [...people], messages: [...messages], notices: [...notices] };
  });

/** From now on, beginning with what is on the screen. */
export const startAnew = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { shown, look } = globalThis as unknown as Watched;
    for (const part of Object.values(shown)) part.clear();
    look();
  });

function observe(): void {
  const shown = { people: new Set<string>(), messages: new Set<string>(), notices: new Set<string>() };
  const partsOf = (element: Element, rest: string) => {
    const parts = [element.querySelector('bdi'), element.querySelector(rest)];
    return parts.map((part) => (part?.textContent ?? '').trim()).join(': ');
  };
  const look = () => {
    for (const person of document.querySelectorAll('[aria-label="People"] li'))
      shown.people.add(partsOf(person, '.person-state'));
    for (const message of document.querySelectorAll('[role="log"] article'))
      shown.messages.add(partsOf(message, '.message-text'));
    for (const notice of document.querySelectorAll('#rows .notice p')) {
      const words = (notice.textContent ?? '').trim();
      // The words come a moment after the time.
      if (!/^[\d:]*$/.test(words)) shown.notices.add(words);
    }
  };
  Object.assign(globalThis, { shown, look } satisfies Watched);
  // Called after every change and before it is painted.
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}
