/** What axe finds wrong with a page as somebody sees it now. */
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Member } from './member.ts';

/** Nothing of any weight, contrast included. */
export async function axeFindsNothing(member: Member): Promise<void> {
  // A colour on its way from one to another is neither.
  await member.page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished)),
  );
  const { violations } = await new AxeBuilder({ page: member.page }).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
  expect(found).toEqual([]);
}
