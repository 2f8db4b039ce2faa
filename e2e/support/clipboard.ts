/** The clipboard of a test: not every browser lets a script read its own. */
import type { Page } from '@playwright/test';

interface Copied {
  copied?: string;
}

/** To be called before the page goes anywhere. */
export const watchCopies = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const writeText = async (text: string): Promise<void> => {
      (globalThis as Copied).copied = text;
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  });
};

/** What was copied last. */
export const copied = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (globalThis as Copied).copied);
