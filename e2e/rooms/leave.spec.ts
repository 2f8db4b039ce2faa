import { roomIdOf } from '../chat/written-history.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { anotherTab } from '../tabs/second-tab.ts';
import { inRoomMenu, roomIn } from './rooms.ts';

test('whoever leaves has said goodbye, and sees the list of rooms', async ({ openRoom, roomUrl }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const [roomId, name] = [roomIdOf(roomUrl), await ada.name()];
  await ada.say('see you');
  await everyoneReads([ben], 'see you');
  await expect(ada.receipt('see you')).toHaveText('Delivered to everyone');
  await ada.isComplete();
  await inRoomMenu(ada, 'Leave');
  const question = ada.page.getByRole('dialog', { name: 'Leave this room?' });
  await expect(question).toContainText('This device can keep it');
  await question.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(ada.page).toHaveURL(/\?rooms$/);
  await expect(ben.notices(`${name} left`)).toBeVisible();
  await expect(ben.people.getByRole('listitem')).toHaveCount(0);
  await ada.page.reload();
  await expect(ada.page).toHaveURL(/\?rooms$/);
  await roomIn(ada.page, roomId).getByRole('link').click();
  await everyLinkIsConnected([ada, ben]);
  await expect(ada.message('see you')).toContainText('You');
  // Once is enough.
  await ada.isComplete();
  await inRoomMenu(ada, 'Leave');
  await expect(ada.page).toHaveURL(/\?rooms$/);
});

test('what was said is kept on leaving if one wants that', async ({ openRoom, roomUrl }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('keep me');
  await everyoneReads([ben], 'keep me');
  await expect(ada.receipt('keep me')).toHaveText('Delivered to everyone');
  await ada.isComplete();
  await inRoomMenu(ada, 'Leave');
  await ada.page.getByRole('button', { name: 'Keep and leave' }).click();
  await expect(ada.page).toHaveURL(/\?rooms$/);
  await ben.page.close();
  const later = await anotherTab(ada, roomUrl);
  await ada.page.close();
  await expect(later.message('keep me')).toContainText('You');
});

test('whoever only listened may keep it too', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('listen');
  await everyoneReads([ben], 'listen');
  await ben.isComplete();
  await inRoomMenu(ben, 'Leave');
  const question = ben.page.getByRole('dialog', { name: 'Leave this room?' });
  await expect(question).toContainText('This device can keep it');
});

test('whoever leaves with something that nobody has is asked', async ({ openMember, roomUrl }) => {
  const ada = await openMember();
  await ada.say('for whoever comes');
  await ada.isComplete();
  await inRoomMenu(ada, 'Leave');
  const question = ada.page.getByRole('dialog', { name: 'Leave this room?' });
  await expect(question).toContainText('has reached nobody yet');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(ada.page).toHaveURL(roomUrl);
  const asked: string[] = [];
  ada.page.on('dialog', (dialog) => asked.push(dialog.type()));
  await inRoomMenu(ada, 'Leave');
  await question.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(ada.page).toHaveURL(/\?rooms$/);
  expect(asked).toEqual([]);
});

test('the key of a sealed room is gone from the tab with the room, unless it is to be remembered', async ({
  openMember,
  server,
}) => {
  const ada = await openMember({ url: `${server.roomUrl()}?sealed` });
  await ada.hasJoined();
  const ben = await openMember({ url: ada.page.url() });
  await everyLinkIsConnected([ada, ben]);
  await ada.isComplete();
  const link = ada.page.url();
  const roomId = roomIdOf(link);
  const key = link.split('#')[1] ?? 'none';
  const isKeyKept = () => ada.page.evaluate((text) => JSON.stringify(localStorage).includes(text), key);
  const isNameKept = async (name: string) =>
    ada.page.evaluate((text) => JSON.stringify(localStorage).includes(text), name);
  await inRoomMenu(ada, 'Leave');
  await expect(roomIn(ada.page, roomId)).toContainText('You need its link');
  await expect(roomIn(ada.page, roomId).getByRole('link')).toHaveCount(0);
  await expect(roomIn(ada.page, roomId)).not.toContainText(await ben.name());
  expect([await isKeyKept(), await isNameKept(await ben.name())]).toEqual([false, false]);
  await ada.page.goBack().catch(() => null);
  await expect(ada.page).not.toHaveURL(/#/);

  await ada.page.goto(link);
  await everyLinkIsConnected([ada, ben]);
  await ada.isComplete();
  await ada.page.getByRole('button', { name: 'Room menu' }).click();
  await ada.page.getByRole('switch', { name: 'Remember the key on this device' }).check();
  await ada.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(roomIn(ada.page, roomId)).toContainText(await ben.name());
  expect(await isKeyKept()).toBe(true);
  await roomIn(ada.page, roomId).getByRole('link').click();
  await expect(ada.page).toHaveURL(link);
  await everyLinkIsConnected([ada, ben]);

  await ada.isComplete();
  await ada.page.getByRole('button', { name: 'Room menu' }).click();
  await ada.page.getByRole('switch', { name: 'Remember the key on this device' }).uncheck();
  expect(await isKeyKept()).toBe(false);
});
