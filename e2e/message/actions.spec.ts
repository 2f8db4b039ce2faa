/** What can be done with a message: beside its text, in a menu with words, by keys and by a finger that rests on it. */
import type { Locator } from '@playwright/test';
import { axeFindsNothing } from '../support/axe.ts';
import { copied, watchCopies } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const PHONE = { viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

const menuOf = ({ page }: Member) => page.getByRole('menu', { name: 'Message actions' });
const actionsOf = (member: Member, text: string) =>
  member.message(text).getByRole('group', { name: 'Message actions' });

async function touches(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (a === null || b === null) throw new Error('not displayed');
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test('on a wide screen no text is covered', async ({ openRoom }) => {
  const [ada] = (await openRoom(2, { context: { viewport: { width: 1280, height: 800 } } })) as [
    Member,
    Member,
  ];
  const long = 'a line that fills all of its width and then goes on for a while, '.repeat(4);
  for (const n of [1, 2, 3]) await ada.say(`${n} ${long}`);
  await everyoneReads([ada], '3 a line');
  for (const n of [2, 3]) {
    await ada.message(`${n} a line`).hover();
    await expect(actionsOf(ada, `${n} a line`)).toHaveCSS('opacity', '1');
    for (const m of [1, 2, 3])
      expect(
        await touches(actionsOf(ada, `${n} a line`), ada.message(`${m} a line`).locator('.message-text')),
      ).toBe(false);
  }
});

test('the text that was typed and a link to the message are copied', async ({ openRoom, openMember }) => {
  const [ada, ben] = (await openRoom(2, { prepare: watchCopies })) as [Member, Member];
  const url = ada.page.url();
  await ada.say('**bold** and `code`');
  for (let n = 1; n <= 30; n++) await ada.say(`line ${n} of 30`);
  await everyoneReads([ben], 'line 30 of 30');
  await ben.act('bold', 'Copy text');
  await expect(ben.page.getByText('Text copied').first()).toBeAttached();
  expect(await copied(ben.page)).toBe('**bold** and `code`');

  await ben.act('bold', 'Copy link to message');
  await expect.poll(() => copied(ben.page)).toMatch(/\?message=[\w-]{22}&roomId=/);
  const link = (await copied(ben.page)) ?? '';

  const cleo = await openMember({ url: link });
  await expect(cleo.message('bold')).toBeInViewport();
  await expect(cleo.message('bold')).toHaveAttribute('data-linked', '');
  await expect(cleo.message('bold')).toBeFocused();
  await expect(cleo.page).toHaveURL(url);
  await expect(cleo.banner).toBeEmpty();
  await cleo.page.keyboard.press('ArrowDown');
  await expect(cleo.message('bold')).not.toHaveAttribute('data-linked');

  // Nobody there has it.
  const dora = await openMember({ url: link.replace(/message=[^&]+/, `message=${'a'.repeat(22)}`) });
  await expect(dora.banner).toContainText('The message of this link is not here');
  await expect(dora.page).toHaveURL(url);
  await dora.page.getByRole('button', { name: 'Do not wait' }).click();
  await expect(dora.banner).toBeEmpty();
});

test('the message of a link is shown when somebody comes who has it', async ({ openRoom, openMember }) => {
  const [ada] = (await openRoom(1, { prepare: watchCopies })) as [Member];
  await ada.say('kept by Ada');
  await ada.act('kept by Ada', 'Copy link to message');
  await expect.poll(() => copied(ada.page)).toContain('message=');
  const link = (await copied(ada.page)) ?? '';
  const away = ada.page.url();
  await ada.page.goto('about:blank');
  const ben = await openMember({ url: link });
  await expect(ben.banner).toContainText('is not here');
  await ada.page.goto(away);
  await expect(ben.message('kept by Ada')).toBeFocused();
  await expect(ben.banner).toBeEmpty();
});

test('a message is forwarded to one person, as what it is', async ({ openRoom }) => {
  const [ada, ben, cleo] = (await openRoom(3)) as [Member, Member, Member];
  const [adasName, bensName, cleosName] = [await ada.name(), await ben.name(), await cleo.name()];
  await ada.say('first line\n```\ncode');
  await everyoneReads([ben], 'first line');
  await ben.isComplete();
  await ben.act('first line', 'Forward to private');
  const dialog = ben.page.getByRole('dialog', { name: 'Forward to private' });
  await expect(dialog).toContainText(`That ${adasName} wrote it, they have only your word for.`);
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await axeFindsNothing(ben);
  await dialog.getByRole('radio', { name: cleosName }).check();
  await dialog.getByRole('button', { name: 'Send privately' }).click();
  await expect(dialog).toHaveCount(0);
  const own = ben.page.getByRole('log', { name: `Private with ${cleosName}` });
  await expect(own.getByRole('article')).toContainText(`Forwarded, from ${adasName}:`);
  await expect(own.locator('blockquote')).toContainText('first line');
  // No link leads there.
  await own.getByRole('article').hover();
  await own.getByRole('button', { name: 'More' }).click();
  await expect(menuOf(ben).getByRole('menuitem', { name: 'Copy text' })).toBeVisible();
  await expect(menuOf(ben).getByRole('menuitem', { name: 'Copy link to message' })).toHaveCount(0);
  await ben.page.keyboard.press('Escape');

  await cleo.page.getByRole('button', { name: `Message ${bensName} privately` }).click();
  await expect(cleo.page.getByRole('log', { name: `Private with ${bensName}` })).toContainText('first line');
  await expect(ada.transcript).not.toContainText('Forwarded');
});

test('the menu is opened and walked through with keys', async ({ openRoom, browserName }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.comesToFront();
  await ada.isComplete();
  await ada.say('a message');
  await everyoneReads([ben], 'a message');
  const { page } = ada;
  const item = (name: string) => menuOf(ada).getByRole('menuitem', { name });
  // Playwright has no menu key for the stock Firefox.
  const keys = browserName === 'firefox' ? ['Shift+F10'] : ['Shift+F10', 'ContextMenu'];
  for (const key of keys) {
    await ada.message('a message').focus();
    await page.keyboard.press(key);
    await expect(item('Reply')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(item('Edit')).toBeFocused();
    await page.keyboard.press('End');
    await expect(item('Delete')).toBeFocused();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    await expect(item('Delete')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(menuOf(ada)).toHaveCount(0);
    await expect(ada.message('a message')).toBeFocused();
  }
  await page.keyboard.press('Shift+F10');
  await axeFindsNothing(ada);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(ben.message('a message').getByRole('button', { name: /^👍 1/ })).toBeVisible();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('Enter');
  await expect(ada.box).toBeFocused();
  await expect(page.getByRole('button', { name: 'Cancel reply' })).toBeVisible();
});

test('a finger that rests on a message opens a sheet with words @chromium', async ({ openMember }) => {
  const [ada, ben] = [await openMember({ context: PHONE }), await openMember()];
  await everyLinkIsConnected([ada, ben]);
  await ben.say('rest on me');
  await everyoneReads([ada], 'rest on me');
  const session = await ada.page.context().newCDPSession(ada.page);
  const touch = (type: 'touchStart' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  const box = await ada.message('rest on me').locator('.message-text').boundingBox();
  if (box === null) throw new Error('not displayed');
  const point = { x: box.x + 20, y: box.y + box.height / 2 };
  await touch('touchStart', [point]);
  await expect(menuOf(ada)).toBeVisible();
  await touch('touchEnd', []);
  await expect(menuOf(ada)).toBeVisible();
  for (const name of ['Reply', 'Copy text', 'Copy link to message', 'Forward to private']) {
    const item = menuOf(ada).getByRole('menuitem', { name });
    await expect(item).toBeInViewport({ ratio: 1 });
    expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  expect(await ada.page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
  await axeFindsNothing(ada);
  await menuOf(ada).getByRole('menuitem', { name: 'Reply' }).tap();
  await expect(menuOf(ada)).toHaveCount(0);
  await expect(ada.page.getByRole('button', { name: 'Cancel reply' })).toBeVisible();

  // What is short or moves is something else.
  await ada.message('rest on me').tap();
  await expect(actionsOf(ada, 'rest on me')).toHaveCSS('opacity', '1');
  await expect(menuOf(ada)).toHaveCount(0);
});
