import type { Locator } from '@playwright/test';
import { axeFindsNothing } from '../support/axe.ts';
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

test('on a phone People says how many are here, and opens all of them @chromium', async ({ openMember }) => {
  const ada = await openMember({ context: PHONE });
  const others = [await openMember(), await openMember(), await openMember(), await openMember()];
  await everyLinkIsConnected([ada, ...others]);
  const count = ada.page.getByRole('button', { name: '5 people are here' });
  await expect(count).toHaveText('5');
  await expect(count).toBeInViewport({ ratio: 1 });
  expect(await overflow(ada)).toBe(0);
  // Nobody is cut off: who is seen is seen wholly.
  for (const person of await ada.people.getByRole('listitem').all()) {
    const seen = await person.evaluate((item) => {
      const [all, strip] = [
        item.getBoundingClientRect(),
        (item.parentElement as Element).getBoundingClientRect(),
      ];
      const isBelow = all.top >= strip.bottom - 1;
      return isBelow || (all.right <= strip.right + 1 && all.left >= strip.left - 1);
    });
    expect(seen).toBe(true);
  }

  await count.tap();
  await expect(count).toHaveAttribute('aria-expanded', 'true');
  for (const other of others) {
    const name = await other.name();
    await expect(ada.person(name)).toBeInViewport({ ratio: 1 });
    await expect(ada.page.getByRole('button', { name: `Message ${name} privately` })).toBeInViewport();
  }
  await axeFindsNothing(ada);
  await ada.box.tap();
  await expect(count).toHaveAttribute('aria-expanded', 'false');
  await expect(ada.box).toBeInViewport({ ratio: 1 });
});

test('a private message is seen on a phone, read there, and left by the arrow @chromium', async ({
  openMember,
}) => {
  const [ada, ben] = [await openMember({ context: PHONE }), await openMember()];
  await everyLinkIsConnected([ada, ben]);
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  await ben.page.getByRole('button', { name: `Message ${adasName} privately` }).click();
  await ben.page.getByRole('textbox', { name: `Write to ${adasName}` }).fill('between us');
  await ben.page.keyboard.press('Enter');
  const note = ada.page.getByRole('region', { name: 'Private message' });
  await expect(note).toContainText(`Private message from ${bensName}`);
  await expect(note).toBeInViewport({ ratio: 1 });
  await axeFindsNothing(ada);
  await note.getByRole('button', { name: 'Read' }).tap();
  const log = ada.page.getByRole('log', { name: `Private with ${bensName}` });
  await expect(log.getByText('between us')).toBeVisible();
  await expect(note).toBeHidden();
  const back = ada.page.getByRole('button', { name: 'Back to the room' });
  expect((await back.boundingBox())?.x).toBeLessThan(20);
  await back.tap();
  await expect(ada.transcript).toBeVisible();
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
  await expect(actions).toBeVisible();
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
  await expect(theirs.getByRole('button')).toHaveCount(3);
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

  await (await tapActions(ada, 'at one')).getByRole('button', { name: 'More' }).tap();
  await page.getByRole('menuitem', { name: 'Delete' }).tap();
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
  await expect(first).toBeHidden();
  await ada.box.tap();
  await expect(second).toBeHidden();
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
