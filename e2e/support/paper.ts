/** What a page looks like on paper: the text of each sheet. */
import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';

/** Without white space: how letters stand apart on paper is up to the browser. */
export const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** Squeezed. */
export async function sheetsOf(page: Page): Promise<readonly string[]> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: false });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map(squeezed);
}
