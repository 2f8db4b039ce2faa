import type { Locator } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const PHONE = { viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const MIN_TARGET_PX = 44;

const overflow = (member: Member): Promise<number> =>
  member.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a phone shows everything without scrolling sideways @chromium @promise', async ({ openMember }) => {
  const [ada, ben] = [await openMember({ context: PHONE }), await openMember()];
  await everyLinkIsConnected([ada, ben]);
  expect(await overflow(ada)).toBe(0);

  await ben.say(`a ${'very'.repeat(80)} long word, and https://example.com/${'path/'.repeat(60)}`);
  await everyoneReads([ada, ben], 'long word');
  expect(await overflow(ada)).toBe(0);
  for (const part of [ada.transcript, ada.people, ada.box, ada.nameBox]) await expect(part).toBeInViewport();
  await expect(ada.person(await ben.name())).toBeInViewport();
  await expect(ada.page.getByRole('button', { name: 'Copy link' })).toBeInViewport();

  await ada.box.tap();
  await ada.box.fill('typed with two thumbs');
  await ada.send.tap();
  await everyoneReads([ada, ben], 'typed with two thumbs');

  await ada.page.getByRole('button', { name: 'Room menu' }).tap();
  await ada.page.getByRole('button', { name: 'QR code' }).tap();
  const dialog = ada.page.getByRole('dialog', { name: 'Scan to join' });
  await expect(dialog.getByRole('img')).toBeInViewport({ ratio: 1 });
  expect(await overflow(ada)).toBe(0);
  await dialog.getByRole('button', { name: 'Close' }).tap();
  await expect(dialog).toBeHidden();

  await ada.nameBox.tap();
  await ada.nameBox.fill('Ada on the bus');
  await ada.nameBox.blur();
  await expect(ben.person('Ada on the bus')).toBeVisible();
});

test('every button on a phone is large enough for a finger @chromium', async ({ openMember }) => {
  const [ada, ben] = [await openMember({ context: PHONE }), await openMember()];
  await everyLinkIsConnected([ada, ben]);
  await ada.box.fill('something to send');
  for (const control of await ada.page.getByRole('button').or(ada.page.getByRole('textbox')).all()) {
    const box = await control.boundingBox();
    const name = (await control.textContent()) || (await control.getAttribute('id'));
    expect.soft(box?.height, `height of ${name}`).toBeGreaterThanOrEqual(MIN_TARGET_PX);
    expect.soft(box?.width, `width of ${name}`).toBeGreaterThanOrEqual(MIN_TARGET_PX);
  }
});

/** By touch nothing is pointed at: the buttons come with the tap. */
async function tapActions(member: Member, text: string): Promise<Locator> {
  await member.message(text).tap();
  const actions = member.message(text).getByRole('group', { name: 'Message actions' });
  await expect(actions).toHaveCSS('opacity', '1');
  return actions;
}

test('a tap on a message opens what can be done with it @chromium', async ({ openMember }) => {
  const [ada, ben] = [await openMember({ context: PHONE }), await openMember()];
  await everyLinkIsConnected([ada, ben]);
  await ben.say('shall we meet?');
  await ada.say('at noon');
  await everyoneReads([ada, ben], 'shall we meet?');
  await everyoneReads([ada, ben], 'at noon');
  const { page } = ada;

  const theirs = await tapActions(ada, 'shall we meet?');
  await expect(theirs.getByRole('button')).toHaveCount(2);
  await theirs.getByRole('button', { name: 'React' }).tap();
  await page.getByRole('group', { name: 'Reactions' }).getByRole('button', { name: '👍' }).tap();
  await expect(ben.message('shall we meet?').getByRole('button', { name: /^👍 1: / })).toBeVisible();

  await (await tapActions(ada, 'shall we meet?')).getByRole('button', { name: 'Reply' }).tap();
  await ada.box.fill('yes');
  await ada.send.tap();
  await expect(ben.message('yes').getByRole('button', { name: 'You shall we meet?' })).toBeVisible();

  const own = await tapActions(ada, 'at noon');
  for (const button of await own.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect.soft(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(MIN_TARGET_PX);
    await expect(button).toBeInViewport({ ratio: 1 });
  }
  await own.getByRole('button', { name: 'Edit' }).tap();
  await expect(ada.box).toHaveValue('at noon');
  await ada.box.fill('at one');
  await page.getByRole('button', { name: 'Save' }).tap();
  await expect(ben.message('at one')).toContainText('edited');

  await (await tapActions(ada, 'at one')).getByRole('button', { name: 'Delete' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete message' }).tap();
  await expect(ben.message('Message deleted')).toHaveCount(1);
});

test('a tap elsewhere puts away what a tap has opened @chromium', async ({ openMember }) => {
  const [ada, ben] = [await openMember({ context: PHONE }), await openMember()];
  await everyLinkIsConnected([ada, ben]);
  for (const text of ['one thing', 'another']) {
    await ben.say(text);
    await everyoneReads([ada], text);
  }
  const first = await tapActions(ada, 'one thing');
  const second = await tapActions(ada, 'another');
  await expect(first).toHaveCSS('opacity', '0');
  await ada.box.tap();
  await expect(second).toHaveCSS('opacity', '0');
});

test('the newest message stays above the keyboard', async ({ openMember }) => {
  const [ada, ben] = [await openMember({ context: PHONE }), await openMember()];
  await everyLinkIsConnected([ada, ben]);
  for (let n = 1; n <= 20; n++) await ben.say(`message ${n} of 20`);
  await expect(ada.message('message 20 of 20')).toBeInViewport();
  await ada.page.setViewportSize({ width: 390, height: 420 });
  await expect(ada.message('message 20 of 20')).toBeInViewport();
  await expect(ada.box).toBeInViewport();
});
