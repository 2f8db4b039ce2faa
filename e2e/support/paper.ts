/** What a page looks like on paper: the text of each sheet. */
import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';

/** Without white space: how letters stand apart on paper is up to the browser. */
export const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** A4. Over WebDriver BiDi, as Firefox is driven, inches are sent on as if they were centimetres. */
function paper(page: Page): { readonly width: string; readonly height: string } {
  const unit = page.context().browser()?.browserType().name() === 'firefox' ? 'in' : 'cm';
  return { width: `21${unit}`, height: `29.7${unit}` };
}

/** Squeezed. */
export async function sheetsOf(page: Page): Promise<readonly string[]> {
  const pdf = await page.pdf({ ...paper(page), preferCSSPageSize: false });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map(squeezed);
}
