/** What is typed with a slash. */

import { copied, watchCopies } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyoneReads, type Member } from '../support/member.ts';

const listOf = ({ page }: Member) => page.getByRole('listbox', { name: 'Commands' });
const problemOf = ({ page }: Member) => page.getByRole('alert').filter({ hasText: /./ });

test('an action is told of who does it, and stays what was typed', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2, { prepare: watchCopies })) as [Member, Member];
  const name = await ada.name();
  await ada.say('/me waves at *all*');
  for (const member of [ada, ben]) {
    const text = member.message('waves at').locator('.message-text');
    await expect(text).toHaveAttribute('data-action', '');
    await expect(text).toHaveAttribute('data-author', name);
    await expect(text.locator('em')).toHaveText('*all*');
    await expect(text).toHaveText('/me waves at *all*', { useInnerText: false });
    await expect(text.locator(':scope > .sign')).toBeHidden();
  }
  await ben.act('waves at', 'Copy text');
  expect(await copied(ben.page)).toBe('/me waves at *all*');
  await ben.act('waves at', 'Reply');
  await ben.say('hello');
  await expect(ada.message('hello').locator('.quote-text')).toHaveText('waves at all');

  await ada.box.focus();
  await ada.page.keyboard.press('ArrowUp');
  await expect(ada.box).toHaveValue('/me waves at *all*');
  await ada.box.fill('/me leaves');
  await ada.box.press('Enter');
  await expect(ben.message('leaves').first()).toContainText('edited');
  await ada.rename('Adele');
  await expect(ben.message('leaves').first().locator('.message-text')).toHaveAttribute(
    'data-author',
    'Adele',
  );
});

test('nothing unknown is sent, and two slashes send a text with one', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('/laeve');
  await expect(problemOf(ada)).toContainText('there is no command /laeve');
  await expect(ada.box).toHaveValue('/laeve');
  await ada.say('/me');
  await expect(problemOf(ada)).toContainText('/me waves');
  await ada.say('//laeve');
  await expect(ada.box).toHaveValue('');
  await everyoneReads([ada, ben], '/laeve');
  await ada.say('//me waves');
  await everyoneReads([ada, ben], '/me waves');
  await expect(ben.message('/me waves').locator('[data-action]')).toHaveCount(0);
  expect(await ben.said(/\/\S+/)).toEqual(['/laeve', '/me']);
});

test('commands do what they say', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.comesToFront();
  await ada.isComplete();
  const { page } = ada;
  await ada.say('/nick Countess Ada');
  await expect(ben.person('Countess Ada')).toBeVisible();
  await expect(ada.box).toHaveValue('');
  await ada.say('/nick');
  await expect(problemOf(ada)).toContainText('/nick Ada');
  await ada.say(`/nick ${await ben.name()}`);
  await expect(problemOf(ada)).toContainText(await ben.name());
  expect(await ada.name()).toBe('Countess Ada');

  await ada.say('/help');
  const help = page.getByRole('dialog', { name: 'Keys and commands' });
  await expect(help).toBeVisible();
  await expect(help.getByText('/nick name')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(ada.box).toBeFocused();

  await ada.say('/lock');
  await expect(page.getByRole('dialog', { name: 'new sealed room' })).toBeVisible();
  await page.keyboard.press('Escape');

  await ada.say('/call');
  await expect(page.getByRole('dialog', { name: /call/i })).toBeVisible();
  await page.keyboard.press('Escape');

  await ada.say('/leave');
  await expect(ben.people.getByRole('listitem')).toHaveCount(0);
  expect(await ben.said(/\/\w+/)).toEqual([]);
});

test('commands are completed, also by the pointer', async ({ openMember }) => {
  const ada = await openMember();
  await ada.hasJoined();
  await ada.isComplete();
  await ada.box.pressSequentially('/');
  await expect(listOf(ada).getByRole('option')).toHaveCount(6);
  await ada.box.pressSequentially('l');
  await expect(listOf(ada).getByRole('option')).toHaveCount(2);
  await ada.box.press('Escape');
  await expect(listOf(ada)).toBeHidden();
  await ada.box.fill('');
  await ada.box.pressSequentially('/ni');
  await ada.box.press('Tab');
  await expect(ada.box).toHaveValue('/nick ');
  await expect(listOf(ada)).toBeHidden();
  await ada.box.fill('');
  await ada.box.pressSequentially('/h');
  await listOf(ada).getByRole('option', { name: /help/ }).click();
  await expect(ada.box).toHaveValue('/help ');
  await ada.box.press('Enter');
  await expect(ada.page.getByRole('dialog', { name: 'Keys and commands' })).toBeVisible();
});

test('in private there are those that are not about the room', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.isComplete();
  await ada.page.getByRole('button', { name: `Message ${await ben.name()} privately` }).click();
  const box = ada.page.getByRole('textbox', { name: `Write to ${await ben.name()}` });
  await box.fill('/leave');
  await box.press('Enter');
  await expect(problemOf(ada)).toContainText('/leave is for the room');
  await box.fill('/me whispers');
  await box.press('Enter');
  const log = ada.page.getByRole('log', { name: /^Private with/ });
  await expect(log.locator('[data-action]')).toContainText('whispers');
  await expect(ben.people.getByRole('listitem')).toHaveCount(1);
});
