/** The keys of the page: what they are, the palette, one step back. */
import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyoneReads, type Member } from '../support/member.ts';

const helpOf = ({ page }: Member) => page.getByRole('dialog', { name: 'Keys and commands' });
const paletteOf = ({ page }: Member) => page.getByRole('dialog', { name: 'Go to' });
const fieldOf = (member: Member) => paletteOf(member).getByRole('combobox');

test('a question mark shows all keys, but not in a text box; so does the menu', async ({ openMember }) => {
  const ada = await openMember();
  await ada.hasJoined();
  await ada.isComplete();
  await ada.box.pressSequentially('really?');
  await expect(ada.box).toHaveValue('really?');
  await expect(helpOf(ada)).toHaveCount(0);
  await ada.transcript.focus();
  await ada.page.keyboard.press('?');
  await expect(helpOf(ada)).toBeVisible();
  await axeFindsNothing(ada);
  await ada.page.keyboard.press('Escape');
  await expect(helpOf(ada)).toHaveCount(0);
  await expect(ada.transcript).toBeFocused();
  await ada.page.getByRole('button', { name: 'Room menu' }).click();
  await ada.page.getByRole('button', { name: 'Keys and commands' }).click();
  await expect(helpOf(ada)).toBeVisible();
});

test('the palette leads to rooms, people and commands', async ({ openRoom, roomUrl }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.comesToFront();
  await ada.isComplete();
  const { page } = ada;
  await ada.say('a room that is remembered');
  await everyoneReads([ben], 'a room that is remembered');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(fieldOf(ada)).toBeFocused();
  await expect(paletteOf(ada).getByRole('group', { name: 'Commands' })).toBeVisible();
  await axeFindsNothing(ada);
  await page.keyboard.press('ControlOrMeta+k');
  await expect(paletteOf(ada)).toHaveCount(0);
  await expect(ada.box).toBeFocused();

  await page.keyboard.press('ControlOrMeta+k');
  await fieldOf(ada).fill('nothing of the kind');
  await expect(paletteOf(ada).getByText('Nothing of that name')).toBeVisible();
  await page.keyboard.press('Enter');
  await fieldOf(ada).fill((await ben.name()).toLowerCase());
  await expect(paletteOf(ada).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: `Write to ${await ben.name()}` })).toBeFocused();

  await page.keyboard.press('ControlOrMeta+k');
  await fieldOf(ada).fill('report');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Connection report' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(paletteOf(ada)).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.goto(roomUrl.replace(/roomId=[^&#]+/, 'roomId=another-one'));
  await ada.hasJoined();
  await ada.isComplete();
  await page.keyboard.press('ControlOrMeta+k');
  const room = paletteOf(ada).getByRole('group', { name: 'Rooms' }).getByRole('option');
  await expect(room).toHaveCount(1);
  await room.click();
  await expect(page).toHaveURL(roomUrl);
  await expect(ada.message('a room that is remembered')).toBeVisible();
});

test('Escape takes one step back, wherever the focus is', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.isComplete();
  const { page } = ada;
  await ben.say('a question');
  await everyoneReads([ada], 'a question');
  await page.getByRole('button', { name: `Message ${await ben.name()} privately` }).click();
  const inPrivate = page.getByRole('region', { name: /^Private with/ }).or(page.locator('#thread'));
  await expect(inPrivate.first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+f');
  const search = page.getByRole('search');
  await expect(search).toBeVisible();
  await ada.act('a question', 'Reply');
  const cancel = page.getByRole('button', { name: 'Cancel reply' });
  await expect(cancel).toBeVisible();
  await ada.message('a question').focus();
  await page.keyboard.press('Escape');
  await expect(cancel).toBeHidden();
  await expect(search).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
  await expect(page.locator('#thread')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#thread')).toBeHidden();

  await ada.nameBox.fill('half a name');
  await ada.nameBox.press('Escape');
  expect(await ada.name()).not.toBe('half a name');
});

test('a list is closed before what is answered', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.say('a question');
  await everyoneReads([ada], 'a question');
  await ada.act('a question', 'Reply');
  await ada.isComplete();
  await ada.box.pressSequentially('/');
  const list = ada.page.getByRole('listbox', { name: 'Commands' });
  await expect(list).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  const cancel = ada.page.getByRole('button', { name: 'Cancel reply' });
  await expect(cancel).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(cancel).toBeHidden();
  await expect(ada.box).toHaveValue('/');
});
