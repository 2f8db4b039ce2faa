/** Emoji: chosen from a picker, completed by their codes, and as reactions. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../support/fixtures.ts';
import { everyoneReads, type Member } from '../support/member.ts';

const buttonOf = ({ page }: Member) => page.getByRole('button', { name: 'Emoji', exact: true });
const pickerOf = ({ page }: Member) => page.getByRole('dialog', { name: 'Emoji' });
const searchOf = (member: Member) => pickerOf(member).getByRole('searchbox', { name: 'Search emoji' });
const cellOf = (member: Member, name: string) =>
  pickerOf(member).getByRole('gridcell', { name, exact: true }).first();
const listOf = ({ page }: Member) => page.getByRole('listbox', { name: 'Emoji to insert' });

async function openPicker(member: Member): Promise<void> {
  await buttonOf(member).click();
  await expect(pickerOf(member)).toBeVisible();
}

test('an emoji is chosen with the pointer, and what was chosen is found first the next time', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.comesToFront();
  await ada.box.fill('to the party');
  await ada.box.press('Home');
  await openPicker(ada);
  await searchOf(ada).fill('party pop');
  await cellOf(ada, 'party popper').click();
  await expect(pickerOf(ada)).toHaveCount(0);
  await expect(ada.box).toBeFocused();
  await expect(ada.box).toHaveValue('🎉to the party');
  await ada.box.press('Enter');
  await everyoneReads([ben], '🎉to the party');

  await ada.page.reload();
  await openPicker(ada);
  await expect(pickerOf(ada).getByRole('rowgroup').first()).toHaveAccessibleName('Recent');
  await expect(pickerOf(ada).getByRole('rowgroup', { name: 'Recent' }).getByRole('gridcell')).toHaveText([
    '🎉',
  ]);
  await ada.page.keyboard.press('Escape');
  await expect(pickerOf(ada)).toHaveCount(0);
  await expect(ada.box).toBeFocused();
});

test('the picker is walked through with the keys', async ({ openMember }) => {
  const ada = await openMember();
  await ada.hasJoined();
  await openPicker(ada);
  await expect(searchOf(ada)).toBeFocused();
  await ada.page.keyboard.press('ArrowDown');
  await expect(cellOf(ada, 'grinning face')).toBeFocused();
  await ada.page.keyboard.press('ArrowRight');
  await expect(cellOf(ada, 'grinning face with big eyes')).toBeFocused();
  await ada.page.keyboard.press('End');
  await ada.page.keyboard.press('ArrowRight');
  const first = pickerOf(ada).getByRole('row').nth(1).getByRole('gridcell').first();
  await expect(first).toBeFocused();
  await ada.page.keyboard.press('ArrowUp');
  await expect(cellOf(ada, 'grinning face')).toBeFocused();
  await expect(pickerOf(ada).locator('[role=gridcell][tabindex="0"]')).toHaveCount(1);
  await ada.page.keyboard.press('ControlOrMeta+End');
  await expect(cellOf(ada, 'flag: Wales')).toBeFocused();
  // Whoever goes on typing searches.
  await ada.page.keyboard.type('red heart');
  await expect(searchOf(ada)).toHaveValue('red heart');
  await expect(pickerOf(ada).getByRole('status')).toHaveText(/emoji found/);
  await ada.page.keyboard.press('Enter');
  await expect(ada.box).toHaveValue('❤️');

  await openPicker(ada);
  await searchOf(ada).fill('qqq');
  await expect(pickerOf(ada).getByText('No emoji of that name')).toBeVisible();
  await searchOf(ada).fill('');
  await pickerOf(ada).getByRole('button', { name: 'Flags' }).click();
  await expect(cellOf(ada, 'chequered flag')).toBeInViewport();
});

test('a colour of skin is chosen once for all', async ({ openMember }) => {
  const ada = await openMember();
  await ada.hasJoined();
  await openPicker(ada);
  await pickerOf(ada).getByRole('radio', { name: 'Medium', exact: true }).check({ force: true });
  await cellOf(ada, 'waving hand: medium skin tone').click();
  await expect(ada.box).toHaveValue('👋🏽');
  await ada.box.fill('');
  await ada.page.reload();
  await ada.box.fill(':wave');
  await expect(listOf(ada).getByRole('option').first()).toContainText('👋🏽');
  await openPicker(ada);
  await expect(pickerOf(ada).getByRole('radio', { name: 'Medium', exact: true })).toBeChecked();
});

test('a reaction can be any emoji', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('look at that');
  await everyoneReads([ben], 'look at that');
  await ben.act('look', 'React');
  await ben.page.getByRole('button', { name: 'More emoji' }).click();
  await searchOf(ben).fill('otter');
  await cellOf(ben, 'otter').click();
  await expect(ada.message('look').getByRole('button', { name: /^🦦 1/ })).toBeVisible();
  await expect(ben.message('look').getByRole('button', { name: 'React' })).toBeFocused();
});

test('a code is completed with the keys, and a whole one becomes its emoji', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.comesToFront();
  await buttonOf(ada).waitFor();
  await ada.box.pressSequentially('nice :smil');
  await expect(listOf(ada)).toBeVisible();
  await expect(listOf(ada).getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await expect(listOf(ada).getByRole('option').first()).toContainText('😄');
  await ada.box.press('ArrowDown');
  const active = await ada.box.getAttribute('aria-activedescendant');
  expect(active).toBe(await listOf(ada).getByRole('option').nth(1).getAttribute('id'));
  await ada.box.press('ArrowUp');
  await ada.box.press('Tab');
  await expect(ada.box).toHaveValue('nice 😄 ');
  await ada.box.pressSequentially(':tada:');
  await expect(ada.box).toHaveValue('nice 😄 🎉');
  await ada.box.press('ControlOrMeta+z');
  await expect(ada.box).toHaveValue('nice 😄 :tada:');
  await ada.box.press('Escape');
  await ada.box.press('Enter');
  await everyoneReads([ben], 'nice 😄 :tada:');

  await ada.box.pressSequentially('at :th');
  await expect(listOf(ada)).toBeVisible();
  await ada.box.press('Escape');
  await expect(listOf(ada)).toBeHidden();
  await ada.box.pressSequentially('u');
  await expect(listOf(ada)).toBeHidden();
  for (const text of ['at 10:30', 'http://smile', ':D', '`:smile:`']) {
    await ada.box.fill('');
    await ada.box.pressSequentially(text);
    await expect(listOf(ada)).toBeHidden();
    await expect(ada.box).toHaveValue(text);
  }
  // Names and emoji share the list.
  await ada.box.fill('');
  await ada.box.pressSequentially(`@${(await ben.name()).slice(0, 3)}`);
  await expect(ada.page.getByRole('listbox', { name: 'People to mention' })).toBeVisible();
});

test('on a phone it is a sheet, and in private conversations there are emoji too', async ({
  openRoom,
  openMember,
}) => {
  const [ada] = (await openRoom(1)) as [Member];
  const ben = await openMember({ context: { viewport: { width: 390, height: 844 } } });
  await ben.isConnectedTo(1);
  await ben.page.getByRole('button', { name: '2 people are here' }).click();
  await ben.page.getByRole('button', { name: `Message ${await ada.name()} privately` }).click();
  const box = ben.page.getByRole('textbox', { name: `Write to ${await ada.name()}` });
  await box.fill('hi');
  await buttonOf(ben).filter({ visible: true }).click();
  await expect(pickerOf(ben)).toBeVisible();
  const sheet = await pickerOf(ben).boundingBox();
  expect(sheet).toMatchObject({ x: 0, width: 390 });
  expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBe(844);
  await cellOf(ben, 'grinning face').click();
  await expect(box).toHaveValue('hi😀');
  await buttonOf(ben).filter({ visible: true }).click();
  await pickerOf(ben).getByRole('button', { name: 'Close emoji' }).click();
  await expect(pickerOf(ben)).toHaveCount(0);
});

test('without the server the picker says so, or has all that it needs', async ({ openMember }) => {
  const ada = await openMember({
    prepare: async (page) => {
      await page.route(/\/assets\/(?:table|codes)-[^/]*\.js/, (route) => route.abort());
    },
  });
  await ada.hasJoined();
  await openPicker(ada);
  await expect(pickerOf(ada).getByRole('alert')).toHaveText(/could not be loaded/);
});

test('the picker is sound for assistive technology, in both themes', async ({ openMember }) => {
  const ada = await openMember();
  await ada.hasJoined();
  for (const colorScheme of ['light', 'dark'] as const) {
    await ada.page.emulateMedia({ colorScheme });
    await openPicker(ada);
    // It looks at every emoji by itself, and there are two thousand.
    await searchOf(ada).fill('otter');
    await expect(pickerOf(ada).getByRole('gridcell')).toHaveText(['🦦']);
    const { violations } = await new AxeBuilder({ page: ada.page }).include('.emoji-picker').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    // The button closes what it has opened.
    await buttonOf(ada).click();
    await expect(pickerOf(ada)).toHaveCount(0);
  }
});
