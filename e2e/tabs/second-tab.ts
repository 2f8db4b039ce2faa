/** Several tabs of one browser, as tests see them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { Member } from '../support/member.ts';

/** One more tab of the same browser, at the same address. */
export async function anotherTab(
  member: Member,
  url = member.page.url(),
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Member> {
  const tab = await Member.sit(await member.page.context().newPage());
  await prepare(tab.page);
  await tab.page.goto(url);
  return tab;
}

export const useHere = ({ page }: Member): Locator => page.getByRole('button', { name: 'Use it here' });

export async function saysElsewhere({ page, box }: Member, heading: string): Promise<void> {
  await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  await expect(box).toBeHidden();
}

export const OPEN = 'This room is open in another tab';
export const MOVED = 'This room is now open in another tab';
