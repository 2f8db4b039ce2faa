import { roomIdOf } from '../chat/written-history.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const keptOf = ({ page }: Member, roomId: string): Promise<string[]> =>
  page.evaluate(
    (id) => [...Object.keys(sessionStorage), ...Object.keys(localStorage)].filter((key) => key.includes(id)),
    roomId,
  );

async function openQuestion({ page }: Member) {
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('button', { name: 'Forget this room' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forget this room?' });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('a room that was forgotten has left nothing on the device @promise', async ({ openRoom, roomUrl }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const roomId = roomIdOf(roomUrl);
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  await ada.say('forget me');
  await ben.say('and me');
  await everyoneReads([ada, ben], 'forget me');
  await everyoneReads([ada], 'and me');
  await ada.box.fill('and my draft');
  expect((await keptOf(ada, roomId)).length).toBeGreaterThan(3);

  const dialog = await openQuestion(ada);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(ada.message('forget me')).toBeVisible();
  await ben.isConnectedTo(1);

  await (await openQuestion(ada)).getByRole('button', { name: 'Forget and leave' }).click();
  await expect(ada.page).toHaveURL(/\?rooms$/);
  await expect(ada.page.getByRole('heading', { name: 'No rooms yet' })).toBeVisible();
  expect(await keptOf(ada, roomId)).toEqual([]);
  await expect(ben.person(adasName)).toHaveCount(0);
  await expect(ben.message('forget me')).toContainText(adasName);

  await ben.page.close();
  await ada.page.goto(roomUrl);
  await expect(ada.banner).toBeEmpty();
  await expect(ada.page.getByText('Only you so far')).toBeVisible();
  await expect(ada.messages()).toHaveCount(0);
  await expect(ada.box).toHaveValue('');
  expect(bensName).not.toBe(adasName);
});

test('whoever forgot the room comes back as somebody else', async ({ openRoom, roomUrl }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('from who I was');
  await expect(ben.message('from who I was')).toBeVisible();
  const oldName = await ada.name();
  await (await openQuestion(ada)).getByRole('button', { name: 'Forget and leave' }).click();
  await expect(ben.person(oldName)).toHaveCount(0);

  await ada.page.goto(roomUrl);
  await everyLinkIsConnected([ada, ben]);
  await expect(ada.message('from who I was')).not.toContainText('You');
  await expect(ada.receipt('from who I was')).toHaveCount(0);
  await ada.say('from who I am');
  await expect(ben.message('from who I am')).toContainText(await ada.name());
  await expect(ben.messages()).toHaveCount(2);
});

test('what nobody has is forgotten without the browser asking once more', async ({ openMember }) => {
  const ada = await openMember();
  await ada.say('nobody ever read this');
  await expect(ada.receipt('nobody ever read this')).toBeVisible();
  const asked: string[] = [];
  ada.page.on('dialog', (dialog) => asked.push(dialog.type()));
  const before = ada.page.url();
  await (await openQuestion(ada)).getByRole('button', { name: 'Forget and leave' }).click();
  await expect(ada.page).not.toHaveURL(before);
  await expect(ada.messages()).toHaveCount(0);
  expect(asked).toEqual([]);
});
