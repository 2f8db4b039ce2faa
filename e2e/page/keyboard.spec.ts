import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';

/** Presses Tab until `name` has the focus; a control that cannot be reached so fails after a full round. */
async function tabTo(member: Member, role: 'button' | 'textbox', name: string | RegExp): Promise<void> {
  const wanted = member.page.getByRole(role, { name }).first();
  for (let step = 0; step < 40; step++) {
    await member.page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reaches ${name}`);
}

/** Something on the screen must tell where the focus is. */
async function focusIsSeen(member: Member): Promise<void> {
  const outline = await member.page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null) return 'none';
    const rings = [activeElement, activeElement.parentElement].filter((element) => element !== null);
    return rings
      .map((element) => getComputedStyle(element))
      .find(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none')
      ? 'seen'
      : 'none';
  });
  expect(outline).toBe('seen');
}

test('everything can be done without a mouse @chromium @promise', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await expect(ada.box).toBeFocused();
  await ada.page.keyboard.type('no mouse');
  await ada.page.keyboard.press('Enter');
  await expect(ben.message('no mouse')).toBeVisible();

  await ada.page.keyboard.type('sent by the button');
  await tabTo(ada, 'button', 'Send');
  await focusIsSeen(ada);
  await ada.page.keyboard.press('Space');
  await expect(ben.message('sent by the button')).toBeVisible();

  await tabTo(ada, 'textbox', 'Your name');
  await focusIsSeen(ada);
  await ada.page.keyboard.press('ControlOrMeta+a');
  await ada.page.keyboard.type('Keyboard Ada');
  await ada.page.keyboard.press('Enter');
  await expect(ben.person('Keyboard Ada')).toBeVisible();

  await tabTo(ada, 'button', /^Theme:/);
  await focusIsSeen(ada);
  await ada.page.keyboard.press('Enter');
  await expect(ada.page.getByRole('button', { name: 'Theme: light' })).toBeFocused();

  await tabTo(ada, 'button', 'Copy link');
  await focusIsSeen(ada);

  await tabTo(ada, 'button', 'QR code');
  await ada.page.keyboard.press('Enter');
  const dialog = ada.page.getByRole('dialog', { name: 'Scan to join' });
  await expect(dialog).toBeVisible();
  await ada.page.keyboard.press('Tab');
  await ada.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(ada.page.getByRole('button', { name: 'QR code' })).toBeFocused();
});

test('the transcript scrolls by keys, and its links are reached @chromium', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.say('read https://example.com/ please');
  for (let n = 1; n <= 40; n++) await ben.say(`line ${n} of 40`);
  await expect(ada.message('line 40 of 40')).toBeInViewport();

  await ada.transcript.focus();
  await focusIsSeen(ada);
  await ada.page.keyboard.press('Home');
  await expect(ada.message('read https://example.com/')).toBeInViewport();
  // In view before it is there: a key that meets the movement may be lost.
  await expect.poll(() => ada.transcript.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  await ada.page.keyboard.press('Tab');
  await expect(ada.transcript.getByRole('link')).toBeFocused();
  await ada.transcript.focus();
  await ada.page.keyboard.press('End');
  await expect(ada.message('line 40 of 40')).toBeInViewport();
});

test('a room that is full is left by keys', async ({ openMember, startServer }) => {
  const server = await startServer({ ROOM_CAPACITY: '2' });
  const url = server.roomUrl('tiny');
  await everyLinkIsConnected([await openMember({ url }), await openMember({ url })]);
  const cleo = await openMember({ url });
  await expect(cleo.banner).toContainText('full');
  await tabTo(cleo, 'button', 'New room');
  await cleo.page.keyboard.press('Enter');
  await expect(cleo.banner).toBeEmpty();
});
