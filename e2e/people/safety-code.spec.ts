import type { Locator } from '@playwright/test';
import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';

/** Also of a window that is not in front. */
const hasFocus = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === document.activeElement);

async function openAbout(member: Member, name: string): Promise<Locator> {
  await member.people.getByRole('button', { name: `About ${name}` }).click();
  const dialog = member.page.getByRole('dialog', { name: `About ${name}` });
  await expect(dialog.getByRole('list', { name: 'Safety code in words' }).getByRole('listitem')).toHaveCount(
    8,
  );
  return dialog;
}

const wordsIn = (dialog: Locator): Promise<string[]> =>
  dialog.getByRole('list', { name: 'Safety code in words' }).getByRole('listitem').allTextContents();

const digitsIn = (dialog: Locator): Promise<string | null> =>
  dialog.getByText(/^(\d{5} ?){6}$/).textContent();

const verifiedMark = (member: Member, name: string): Locator =>
  member.person(name).getByRole('img', { name: 'verified' });

async function verify(member: Member, name: string): Promise<void> {
  const dialog = await openAbout(member, name);
  await dialog.getByRole('button', { name: 'Mark as verified' }).click();
  await member.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(verifiedMark(member, name)).toBeVisible();
}

test('two see the same code of each other, and a third another', async ({ openRoom }) => {
  const [ada, ben, cleo] = (await openRoom(3)) as [Member, Member, Member];
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  const [atAda, atBen] = [await openAbout(ada, bensName), await openAbout(ben, adasName)];
  const words = await wordsIn(atAda);
  expect(new Set(words).size).toBeGreaterThan(4);
  for (const word of words) expect(word).toMatch(/^[a-z]{3,8}$/);
  expect(await wordsIn(atBen)).toEqual(words);
  expect(await digitsIn(atBen)).toBe(await digitsIn(atAda));

  const atCleo = await openAbout(cleo, bensName);
  expect(await wordsIn(atCleo)).not.toEqual(words);
  expect(await digitsIn(atCleo)).not.toBe(await digitsIn(atAda));
});

test('the mark stays with the key: after a reload of either, under another name, until it is taken back', async ({
  openRoom,
}) => {
  const members = (await openRoom(2)) as [Member, Member];
  const [ada, ben] = members;
  await ben.rename('Ben');
  await expect(ada.person('Ben')).toBeVisible();
  await verify(ada, 'Ben');
  await ada.page.reload();
  await everyLinkIsConnected(members);
  await expect(verifiedMark(ada, 'Ben')).toBeVisible();
  await ben.page.reload();
  await everyLinkIsConnected(members);
  await ben.rename('Benjamin');
  await expect(verifiedMark(ada, 'Benjamin')).toBeVisible();
  await expect(verifiedMark(ben, await ada.name())).toHaveCount(0);
  await expect(ada.transcript).not.toContainText('another key');

  const dialog = await openAbout(ada, 'Benjamin');
  await expect(dialog).toContainText('Verified: you compared');
  await dialog.getByRole('button', { name: 'Take the mark back' }).click();
  await expect.poll(() => hasFocus(dialog.getByRole('button', { name: 'Mark as verified' }))).toBe(true);
  await ada.page.keyboard.press('Escape');
  await expect(verifiedMark(ada, 'Benjamin')).toHaveCount(0);
});

test('whoever comes with the name of somebody verified is pointed out, aloud', async ({
  openRoom,
  openMember,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.rename('Grace');
  await expect(ada.person('Grace')).toBeVisible();
  await verify(ada, 'Grace');
  await ben.page.close();
  await expect(ada.person('Grace')).toHaveCount(0);

  const mallory = await openMember();
  await everyLinkIsConnected([ada, mallory]);
  await mallory.rename('GRACE');
  await expect(ada.notices('GRACE is NOT the GRACE you verified')).toBeVisible();
  await expect(ada.person('GRACE')).toContainText('not the one you verified');
  await expect(verifiedMark(ada, 'GRACE')).toHaveCount(0);
  await expect(await openAbout(ada, 'GRACE')).toContainText('This is not the GRACE you verified');
  await ada.page.keyboard.press('Escape');

  await ada.page.reload();
  await everyLinkIsConnected([ada, mallory]);
  await expect(ada.notices('GRACE is NOT the GRACE you verified')).toBeVisible();
});

test('whoever comes back in another browser is pointed out calmly; a new tab and a reload are nothing to tell', async ({
  openMember,
  roomUrl,
}) => {
  const [ada, ben] = [await openMember(), await openMember()];
  await everyLinkIsConnected([ada, ben]);
  await ben.rename('Ben');
  await expect(ada.person('Ben')).toBeVisible();
  await ben.page.reload();
  await everyLinkIsConnected([ada, ben]);
  await expect(ada.person('Ben')).not.toContainText('another key');

  const context = ben.page.context();
  await ben.page.close();
  await expect(ada.person('Ben')).toHaveCount(0);
  const tab = await context.newPage();
  await tab.goto(roomUrl);
  await expect(tab.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ben');
  await ada.isConnectedTo(1);
  await expect(ada.person('Ben')).not.toContainText('another key');

  await tab.close();
  await expect(ada.person('Ben')).toHaveCount(0);
  const elsewhere = await openMember();
  await everyLinkIsConnected([ada, elsewhere]);
  await elsewhere.rename('Ben');
  await expect(ada.person('Ben')).toContainText('another key than before');
  await expect(ada.notices('Ben has the name of somebody who was here before, with another key')).toHaveCount(
    1,
  );
  await expect(await openAbout(ada, 'Ben')).toContainText('the same person in another browser');
});

test('the dialog is handled by keys, and axe finds nothing, wide and narrow', async ({ openMember }) => {
  // In this order: Firefox lets keys press buttons only in the window that is in front.
  const [ben, ada] = [await openMember(), await openMember()];
  await everyLinkIsConnected([ada, ben]);
  const name = 'Wilhelmina Featherstonehaugh-Cholmondeley';
  await ben.rename(name.slice(0, 40));
  const shown = await ben.name();
  await verify(ada, shown);
  await ada.people.getByRole('button', { name: `About ${shown}` }).press('Enter');
  const dialog = ada.page.getByRole('dialog', { name: `About ${shown}` });
  await expect(dialog.getByRole('listitem')).toHaveCount(8);
  await dialog.getByRole('button', { name: `Mute ${shown}` }).press('Space');
  await expect.poll(() => hasFocus(dialog.getByRole('button', { name: `Unmute ${shown}` }))).toBe(true);
  for (const width of [1_280, 390, 320]) {
    await ada.page.setViewportSize({ width, height: 760 });
    await axeFindsNothing(ada);
    const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await ada.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect.poll(() => hasFocus(ada.people.getByRole('button', { name: `About ${shown}` }))).toBe(true);
  await axeFindsNothing(ada);
});

test('the dialog leads to the connection report', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const dialog = await openAbout(ada, await ben.name());
  await expect(dialog).toContainText('connected directly');
  await dialog.getByRole('button', { name: 'Connection report' }).click();
  await expect(ada.page.getByRole('dialog', { name: 'Connection report' })).toBeVisible();
});
