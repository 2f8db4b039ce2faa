import type { Page } from '@playwright/test';
import { roomIdOf } from '../chat/written-history.ts';
import { expect, test } from '../support/fixtures.ts';
import { onDevice, turnKeeping } from '../support/keeping.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { anotherTab } from '../tabs/second-tab.ts';
import { forgetFromList, inRoomMenu, keptWith, openRooms, roomIn, roomsDialog } from './rooms.ts';

test('the rooms that one was in are one press away, with who was there @promise', async ({
  openRoom,
  roomUrl,
  server,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const roomId = roomIdOf(roomUrl);
  await ada.isComplete();
  const list = await openRooms(ada);
  await expect(roomIn(list, roomId)).toContainText('You are here');
  await expect(roomIn(list, roomId)).toContainText(await ben.name());
  await expect(list.getByRole('link')).toHaveCount(0);
  await list.getByRole('button', { name: 'New room' }).click();
  await expect(ada.page).not.toHaveURL(roomUrl);
  await ada.hasJoined();

  const there = await openRooms(ada);
  await expect(roomIn(there, roomId)).toContainText('Today');
  await expect(there.getByRole('listitem')).toHaveCount(1);
  await roomIn(there, roomId).getByRole('link').click();
  await expect(ada.page).toHaveURL(server.roomUrl(roomId));
  await everyLinkIsConnected([ada, ben]);
});

test('a fresh room is in the list once there is something to come back to', async ({
  openMember,
  server,
}) => {
  const ada = await openMember({ url: server.roomUrl() });
  await ada.hasJoined();
  await ada.isComplete();
  const nothing = await openRooms(ada);
  await expect(nothing.getByRole('heading', { name: 'No rooms yet' })).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await ada.say('to whoever comes');
  const list = await openRooms(ada);
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText(roomIdOf(ada.page.url()));
});

test('a room is called what one calls it, and what it is called is cleaned', async ({
  openMember,
  roomUrl,
}) => {
  const ada = await openMember();
  await ada.isComplete();
  const roomId = roomIdOf(roomUrl);
  const list = await openRooms(ada);
  const rename = async (name: string) => {
    await list.getByRole('button', { name: /^Rename / }).click();
    const field = list.getByRole('textbox', { name: `Your name for ${roomId}` });
    await field.fill(name);
    await field.press('Enter');
  };
  await rename('\u202Eفريق   البحر\u0000');
  await expect(roomIn(list, 'فريق البحر')).toContainText(roomId);
  await expect(list.getByRole('button', { name: /^Rename / })).toBeFocused();
  await rename('x'.repeat(500));
  await expect(list.getByText('This name is too long')).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(roomsDialog(ada.page)).toBeVisible();
  await expect(roomIn(list, 'فريق البحر')).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(roomsDialog(ada.page)).toBeHidden();
  await expect(ada.page.locator('#room-id')).toHaveText('فريق البحر');
  await openRooms(ada);
  await rename('');
  await expect(list.getByRole('listitem')).toContainText(roomId);
});

test('what another tab does shows at once, and forgetting is forgotten everywhere @firefox', async ({
  openRoom,
  roomUrl,
  server,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const roomId = roomIdOf(roomUrl);
  const adasName = await ada.name();
  await ada.say('forget me');
  await everyoneReads([ben], 'forget me');
  await ada.isComplete();
  const { page } = await anotherTab(ada, `${server.roomUrl()}?rooms`);
  await expect(roomIn(page, roomId)).toContainText(await ben.name());
  await ben.rename('Benedikt');
  await expect(roomIn(page, roomId)).toContainText('Benedikt');

  // A tab that was in the room and is elsewhere now.
  const third = await anotherTab(ada);
  await third.page.getByRole('button', { name: 'Use it here' }).click();
  await everyLinkIsConnected([third, ben]);
  await third.page.goto(server.roomUrl('elsewhere'));
  await third.isComplete();
  expect((await keptWith(third.page, roomId)).length).toBeGreaterThan(1);
  await ada.page.getByRole('button', { name: 'Use it here' }).click();
  await everyLinkIsConnected([ada, ben]);

  // The rows change places: what is pressed then is not clicked.
  const rows = page.getByRole('list', { name: 'Rooms' }).getByRole('listitem');
  await expect(rows).toHaveText([new RegExp(roomId), /elsewhere/]);
  await page.getByRole('button', { name: `Forget ${roomId}` }).click();
  const question = page.getByRole('dialog', { name: `Forget ${roomId}?` });
  await expect(question).toContainText('This device forgets who you were there');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(roomIn(page, roomId)).toBeVisible();
  await forgetFromList(page, page, roomId);
  await expect(roomIn(page, roomId)).toHaveCount(0);
  await expect(ada.page.getByRole('heading', { name: 'This room is forgotten' })).toBeVisible();
  await expect(ben.person(adasName)).toHaveCount(0);
  for (const tab of [page, ada.page, third.page]) await expect.poll(() => keptWith(tab, roomId)).toEqual([]);
  await ada.page.getByRole('button', { name: 'Show my rooms' }).click();
  await expect(ada.page).toHaveURL(/\?rooms$/);
  await expect(roomIn(ada.page, 'elsewhere')).toBeVisible();
});

test('a room that is not open anywhere is forgotten with all that the device kept of it', async ({
  openMember,
  server,
}) => {
  const roomId = 'kept-and-left';
  for (const key of ['', '#AAAAAAAAAAAAAAAAAAAAAA']) {
    const ada = await openMember({ url: `${server.roomUrl(roomId)}${key}` });
    await ada.say('forget me');
    await turnKeeping(ada, true);
    await inRoomMenu(ada, 'Leave');
    const { page } = ada;
    await expect(page).toHaveURL(/\?rooms$/);
    await expect.poll(() => onDevice(page)).toContain(roomId);
    await forgetFromList(page, page, roomId);
    await expect.poll(() => onDevice(page)).not.toContain(roomId);
    expect(await keptWith(page, roomId)).toEqual([]);
    await page.close();
  }
});

const fill = (page: Page, rows: number): Promise<void> =>
  page.evaluate((count) => {
    const names = ['Ada', 'Maximiliana von Habsburg-Lothringen', 'محمد', '🦊 Fox', 'Ben'];
    for (let n = 0; n < count; n++) {
      const label = n % 3 === 0 ? `A name that is rather long ${n}` : n % 7 === 0 ? `غرفة ${n}` : '';
      const row = { label, people: names.slice(n % 5), lastHere: 1.7e12 + n * 1e6, unread: n % 4 ? 0 : n };
      localStorage[`parley.known.room-${n}${'x'.repeat(n % 50)}`] = JSON.stringify(row);
    }
  }, rows);

test('two hundred rooms are listed, by keyboard too', async ({ openMember, server }) => {
  const ada = await openMember({ url: `${server.roomUrl()}?rooms` });
  await expect(ada.page.getByRole('heading', { name: 'No rooms yet' })).toBeVisible();
  await fill(ada.page, 200);
  await ada.page.reload();
  const list = ada.page.getByRole('list', { name: 'Rooms' });
  await expect(list.getByRole('listitem')).toHaveCount(200);
  await list.getByRole('link').first().focus();
  for (const name of [/^Rename /, /^Forget /]) {
    await ada.page.keyboard.press('Tab');
    await expect(list.getByRole('listitem').first().getByRole('button', { name })).toBeFocused();
  }
  await ada.page.keyboard.press('Tab');
  await expect(list.getByRole('listitem').nth(1).getByRole('link')).toBeFocused();
  await ada.page.keyboard.press('Enter');
  await expect(ada.page).toHaveURL(/roomId=room-198x+$/);
});
