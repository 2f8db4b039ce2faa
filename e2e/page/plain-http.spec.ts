import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads } from '../support/member.ts';

test('on a plain http address people talk, and copy the link @promise', async ({
  launch,
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const url = new URL(server.roomUrl('lan-party'));
  url.hostname = 'chat.test';
  const browser = await launch('chromium', ['--host-resolver-rules=MAP chat.test 127.0.0.1']);
  const members = [
    await openMember({ url: url.href, browser }),
    await openMember({ url: url.href, browser }),
  ];
  const [ada] = members;
  if (ada === undefined) throw new Error('nobody came');

  expect(await ada.page.evaluate(() => [isSecureContext, 'clipboard' in navigator])).toEqual([false, false]);
  await everyLinkIsConnected(members);
  await ada.say('no https here');
  await everyoneReads(members, 'no https here');

  await ada.page.getByRole('button', { name: 'Copy link' }).click();
  const field = ada.page.getByRole('textbox', { name: 'Link to this room' });
  await expect(field).toBeVisible();
  await expect(field).toHaveValue(url.href);
  const selected = await field.evaluate((input: HTMLInputElement) =>
    input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
  );
  expect(selected).toBe(url.href);
  await expect(ada.page.getByText(/^(Copied|Selected: now copy it)$/)).toBeVisible();

  await ada.box.fill('');
  await ada.box.press('ControlOrMeta+v');
  await expect(ada.box).toHaveValue(url.href);
});

test('on a plain http address the call button says beforehand what it cannot, and one may still watch', async ({
  launch,
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const url = new URL(server.roomUrl('lan-calls'));
  url.hostname = 'chat.test';
  const browser = await launch('chromium', ['--host-resolver-rules=MAP chat.test 127.0.0.1']);
  const ada = await openMember({ url: url.href, browser });
  await ada.hasJoined();
  const ben = await openMember({ url: server.roomUrl('lan-calls') });
  await everyLinkIsConnected([ada, ben]);
  const button = ada.page.getByRole('button', { name: 'Call', exact: true });
  await expect(button).toHaveAttribute('title', /watch and listen only\. .* only to pages opened by https/);
  await button.click();
  const look = ada.page.getByRole('dialog', { name: 'Call everybody' });
  await expect(look.getByRole('status')).toContainText('This page was not opened by https');
  await expect(look.getByRole('status')).toContainText('you see and hear the others');
  await look.getByRole('button', { name: 'Call anyway' }).click();
  await expect(ada.page.getByRole('region', { name: 'Call', exact: true })).toBeVisible();
  await expect(ben.page.getByRole('button', { name: 'Join call (1)' })).toBeVisible();
});

test('where there is a clipboard the link goes there', async ({ openMember, roomUrl }) => {
  const ada = await openMember({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await ada.page.getByRole('button', { name: 'Copy link' }).click();
  await expect(ada.page.getByText('Copied', { exact: true })).toBeVisible();
  expect(await ada.page.evaluate(() => navigator.clipboard.readText())).toBe(roomUrl);
});
