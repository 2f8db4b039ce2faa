import type { Locator, Page } from '@playwright/test';
import { roomIdOf } from '../chat/written-history.ts';
import { copied, watchCopies } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { membersOnDevice } from '../support/keeping.ts';
import type { Member } from '../support/member.ts';
import { Wall } from '../support/wall.ts';

const ANY_ADDRESS = /\d{1,3}(\.\d{1,3}){3}(?!\.\d)|([0-9a-f]{1,4}:){3,}/i;

const withoutClipboard = async (page: Page): Promise<void> => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
};

async function openReport({ page }: Member): Promise<Locator> {
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('button', { name: 'Connection report' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connection report' });
  await expect(dialog.getByRole('heading', { name: 'Connection report' })).toBeVisible();
  return dialog;
}

test('the report tells of every link its way and its round-trip time', async ({ openRoom }) => {
  const members = (await openRoom(3)) as [Member, Member, Member];
  const [ada, ben, cleo] = members;
  const [bensName, cleosName] = [await ben.name(), await cleo.name()];
  const dialog = await openReport(ada);
  for (const name of [bensName, cleosName]) {
    const link = dialog.getByRole('listitem').filter({ hasText: `${name} connected directly since` });
    await expect(link).toContainText(/since \d\d:\d\d/);
    await expect(link).toContainText(/Round trip(under 1|\d+) ms/);
    await expect(link).toContainText('ProtocolUDP');
    await expect(link).toContainText('Path herelocal network');
    await expect(link).toContainText('Path therelocal network');
  }
  await expect(dialog).toContainText('Serverconnected');
  await expect(dialog).toContainText('TURNnone');
  await expect(dialog).toContainText('Relay onlyoff');
  await expect(dialog).toContainText('3 of 3 pairs linked');
  for (const pair of [`You – ${bensName}`, `You – ${cleosName}`])
    await expect(dialog.getByRole('listitem').filter({ hasText: pair })).toContainText('directly');

  // It stays true while it is open.
  await cleo.page.close();
  await expect(dialog).toContainText('1 of 1 pair linked');
  await expect(dialog).not.toContainText(cleosName);
  await ada.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a pair that is kept apart is seen as such by everybody, with what was tried', async ({
  openMember,
}) => {
  const wall = new Wall();
  const [ada, ben] = [await openMember({ prepare: wall.before }), await openMember({ prepare: wall.before })];
  const cleo = await openMember();
  await cleo.isConnectedTo(2);
  const [adasName, bensName, cleosName] = [await ada.name(), await ben.name(), await cleo.name()];

  const told = await openReport(cleo);
  await expect(told).toContainText('2 of 3 pairs linked');
  const pair = told
    .getByRole('listitem')
    .filter({ hasText: 'no link' })
    .filter({ hasText: adasName })
    .filter({ hasText: bensName });
  await expect(pair).toBeVisible();

  const own = await openReport(ada);
  const link = own.getByRole('listitem').filter({ hasText: `${bensName} via ${cleosName}` });
  await expect(link).toContainText(/No link since\d\d:\d\d/);
  await expect(link).toContainText('Found therelocal network');
  // Which of the two ends gives up first is a matter of moments.
  const tried = /\d\d:\d\d:\d\d (it closed|it did not connect in time|the member began anew) \(here/;
  await expect(link).toContainText(tried);
  await expect(own.getByText(`You – ${bensName} no link`)).toBeVisible();
});

test('what is copied holds everything that is shown and nothing that is secret', async ({
  openMember,
  roomUrl,
}) => {
  const [ada, ben] = [await openMember({ prepare: watchCopies }), await openMember()];
  await ada.isConnectedTo(1);
  await ben.isConnectedTo(1);
  const bensName = await ben.name();
  const dialog = await openReport(ada);
  await expect(dialog).toContainText(/Round trip(under 1|\d+) ms/);
  await dialog.getByRole('button', { name: 'Copy as text' }).click();
  await expect(dialog.getByText('Copied', { exact: true })).toBeVisible();

  const text = (await copied(ada.page)) ?? '';
  expect(text).toContain(`${bensName}: connected directly since`);
  expect(text).toMatch(/Round trip: (under 1|\d+) ms/);
  expect(text).toContain(`You – ${bensName}: directly`);
  const browser = await ada.page.evaluate(() => navigator.userAgent);
  expect(text).toContain(browser);

  expect(text.replace(browser, '')).not.toMatch(ANY_ADDRESS);
  const kept = await ada.page.evaluate(() => Object.values(sessionStorage));
  const keys = [...kept, ...(await membersOnDevice(ada.page)).values()];
  const secrets = [
    roomIdOf(roomUrl),
    roomUrl,
    new URL(roomUrl).host,
    ...keys.filter((key) => key.length > 20),
  ];
  expect(secrets.length).toBeGreaterThan(3);
  for (const secret of secrets) expect(text).not.toContain(secret);
  // A key or a credential would be a long run of such characters.
  expect(text.replace(browser, '')).not.toMatch(/[\w+/-]{24,}/);
});

test('without a clipboard the report is there to be copied by hand', async ({ openMember }) => {
  const ada = await openMember({ prepare: withoutClipboard });
  const dialog = await openReport(ada);
  await expect(dialog).toContainText('only you are here');
  await dialog.getByRole('button', { name: 'Copy as text' }).click();
  const field = dialog.getByRole('textbox', { name: 'Report as text' });
  await expect(field).toHaveValue(/^Connection report\n/);
  await expect(dialog.getByText(/^(Copied|Selected: now copy it)$/)).toBeVisible();
});
