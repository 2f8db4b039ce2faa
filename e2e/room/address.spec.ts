import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected } from '../support/member.ts';

test('the bare address makes a room of ten characters, without loading again @promise', async ({
  openMember,
  server,
}) => {
  const ada = await openMember({ url: server.roomUrl() });
  await expect(ada.page).toHaveURL(/\/\?roomId=[A-Za-z0-9_-]{10}$/);
  await expect(ada.box).toBeVisible();
  const loads = await ada.page.evaluate(() =>
    performance.getEntriesByType('navigation').map((entry) => entry.name),
  );
  expect(loads).toEqual([server.roomUrl()]);
  const historyLength = await ada.page.evaluate(() => history.length);

  await ada.page.reload();
  await expect(ada.box).toBeVisible();
  expect(await ada.page.evaluate(() => history.length)).toBe(historyLength);
});

test('two visits to the bare address are two rooms', async ({ openMember, server }) => {
  const ada = await openMember({ url: server.roomUrl() });
  const ben = await openMember({ url: server.roomUrl() });
  await expect(ada.page).toHaveURL(/roomId=/);
  await expect(ben.page).toHaveURL(/roomId=/);
  expect(ada.page.url()).not.toBe(ben.page.url());
});

test('a room named by hand is joined as it stands', async ({ openMember, startServer }) => {
  const server = await startServer();
  const url = server.roomUrl('standup');
  const members = [await openMember({ url }), await openMember({ url })];
  await everyLinkIsConnected(members);
  for (const { page } of members) await expect(page).toHaveURL(url);
});

test('the address of a fresh room brings others into it', async ({ openMember, server }) => {
  const ada = await openMember({ url: server.roomUrl() });
  await expect(ada.page).toHaveURL(/roomId=/);
  const ben = await openMember({ url: ada.page.url() });
  await everyLinkIsConnected([ada, ben]);
});

for (const [what, id] of [
  ['a blank in it', 'two words'],
  ['a path in it', '../../etc/passwd'],
  ['markup in it', '<img src=x onerror=alert(1)>'],
  ['more than 64 characters', 'x'.repeat(65)],
  ['letters of another alphabet', 'комната'],
] as const) {
  test(`a room id with ${what} leads to a way out`, async ({ openMember, server }) => {
    const ada = await openMember({ url: server.roomUrl(id) });
    await expect(ada.page.getByRole('heading', { name: 'There is no such room' })).toBeVisible();
    await expect(ada.box).toBeHidden();

    await ada.page.getByRole('button', { name: 'Start a new room' }).click();
    await expect(ada.page).toHaveURL(/\/\?roomId=[A-Za-z0-9_-]{10}$/);
    await expect(ada.box).toBeVisible();
    await expect(ada.banner).toBeEmpty();
  });
}
