/** What axe finds wrong with a page as somebody sees it now, by day and by night. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Member } from './member.ts';

/** The rules that look at colours. To all others a page is the same in both schemes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Nothing of any weight, contrast included, in either colour scheme. */
export const axeFindsNothing = ({ page }: Member): Promise<void> => axeFindsNothingIn(page);

/** The same for any page. */
export async function axeFindsNothingIn(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNothing(page, new AxeBuilder({ page }));
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNothing(page, new AxeBuilder({ page }).withRules(OF_COLOURS));
}

async function expectNothing(page: Page, axe: AxeBuilder): Promise<void> {
  // A colour on its way from one to another is neither.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const { violations, passes } = await axe.analyze();
  expect(passes.map(({ id }) => id)).toContain('color-contrast');
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
  expect(found).toEqual([]);
}
