import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected } from '../support/member.ts';

/** It ends and begins with no mark: programs would leave that out of a link. */
const FRESH_URL = /\/\?roomId=[A-Za-z0-9][A-Za-z0-9_-]{8}[A-Za-z0-9]$/;

test('the bare address makes a room of ten characters, without loading again @promise', async ({
  openMember,
  server,
}) => {
  const ada = await openMember({ url: server.roomUrl() });
  await expect(ada.page).toHaveURL(FRESH_URL);
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
    await expect(ada.page).toHaveURL(FRESH_URL);
    await expect(ada.box).toBeVisible();
    await expect(ada.banner).toBeEmpty();
  });
}

test('a link that took text along, or is written differently, opens the room that it means @promise', async ({
  openMember,
  server,
}) => {
  const ada = await openMember({ url: server.roomUrl() });
  await expect(ada.page).toHaveURL(FRESH_URL);
  const link = ada.page.url();
  const members = [ada];
  for (const changed of [`${link}**`, `${link}。看`, link.replace('?roomId=', '?debug&room_id=')]) {
    const ben = await openMember({ url: changed });
    members.push(ben);
    await everyLinkIsConnected(members);
    const { search } = new URL(ben.page.url());
    expect(search.replace('?debug=&', '?')).toBe(new URL(link).search);
  }
});

for (const changed of [
  'standup.',
  'standup)',
  'standup,',
  'standup>',
  'standup%20',
  'standup。',
  'standup%22',
])
  test(`a room named by hand is found with text behind it: ${changed}`, async ({ openMember, server }) => {
    const ada = await openMember({ url: `${server.url.href}?roomId=${changed}` });
    await expect(ada.page).toHaveURL(server.roomUrl('standup'));
    await ada.hasJoined();
  });

for (const name of ['roomid', 'RoomID', 'room', 'room_id'])
  test(`a room is found by the parameter ${name}`, async ({ openMember, server }) => {
    const ada = await openMember({ url: `${server.url.href}?${name}=named-otherwise` });
    await expect(ada.page).toHaveURL(server.roomUrl('named-otherwise'));
    await ada.hasJoined();
  });

test('where a link may mean two rooms, both are offered and none is entered', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const ada = await openMember({ url: server.roomUrl('two-of-a-kind') });
  await ada.hasJoined();
  const ben = await openMember({ url: server.roomUrl('two-of-a-kind_') });
  await expect(ben.page.getByRole('heading', { name: 'Which room is it?' })).toBeVisible();
  await expect(ben.box).toBeHidden();
  await ben.page.getByRole('button', { name: 'Open two-of-a-kind', exact: true }).click();
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.page).toHaveURL(server.roomUrl('two-of-a-kind'));

  const cleo = await openMember({ url: server.roomUrl('two-of-a-kind_') });
  await cleo.page.getByRole('button', { name: 'Open two-of-a-kind_', exact: true }).click();
  await cleo.hasJoined();
  const link = `${server.url.href}?roomId=two-of-a-kind%5F`;
  await expect(cleo.page).toHaveURL(link);
  await expect(cleo.page.getByRole('textbox', { name: 'Address to share' })).toHaveValue(link);
  await cleo.page.reload();
  await cleo.hasJoined();
  await everyLinkIsConnected([cleo, await openMember({ url: link })]);
  await expect(ada.people.getByRole('listitem')).toHaveCount(1);
});

test('a parameter that may be meant as the room is offered, in one press', async ({ openMember, server }) => {
  const ada = await openMember({ url: `${server.url.href}?romid=mistyped&debug` });
  await expect(ada.page.getByRole('heading', { name: 'Which room is it?' })).toBeVisible();
  await ada.page.getByRole('button', { name: 'Open mistyped' }).click();
  await ada.hasJoined();
  await expect(ada.page).toHaveURL(`${server.url.href}?debug=&roomId=mistyped`);

  const ben = await openMember({ url: `${server.url.href}?chatroom=mistyped` });
  await ben.page.getByRole('button', { name: 'Start a new room' }).click();
  await expect(ben.page).toHaveURL(FRESH_URL);
});
