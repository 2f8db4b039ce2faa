/** The list of rooms, as tests see it. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Member } from '../support/member.ts';

export const roomsDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Rooms' });

export async function openRooms({ page }: Pick<Member, 'page'>): Promise<Locator> {
  await page.getByRole('button', { name: 'Rooms', exact: true }).click();
  const dialog = roomsDialog(page);
  await expect(dialog).toBeVisible();
  return dialog;
}

/** One line of the list. */
export const roomIn = (list: Page | Locator, name: string): Locator =>
  list.getByRole('list', { name: 'Rooms' }).getByRole('listitem').filter({ hasText: name });

export async function forgetFromList(page: Page, list: Page | Locator, name: string): Promise<void> {
  await list.getByRole('button', { name: `Forget ${name}` }).click();
  const question = page.getByRole('dialog', { name: `Forget ${name}?` });
  await question.getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(question).toBeHidden();
}

/** All that the browser's stores have whose name or content has `text`; this tab's among them. */
export const keptWith = (page: Page, text: string): Promise<string[]> =>
  page.evaluate(
    (part) =>
      [...Object.entries(sessionStorage), ...Object.entries(localStorage)]
        .map((row) => row.join(' '))
        .filter((row) => row.includes(part)),
    text,
  );

export const inRoomMenu = async ({ page }: Member, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('button', { name, exact: true }).click();
};
