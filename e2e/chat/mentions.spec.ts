import { expect, test } from '../support/fixtures.ts';
import { everyoneReads, type Member } from '../support/member.ts';

const listOf = ({ page }: Member) => page.getByRole('listbox', { name: 'People to mention' });
const optionsOf = (member: Member) => listOf(member).getByRole('option');

/** Three who have names that are told apart by a word. */
async function openNamed(openRoom: (size: number) => Promise<Member[]>): Promise<[Member, Member, Member]> {
  const [ada, ben, cleo] = (await openRoom(3)) as [Member, Member, Member];
  await ben.rename('Ben Bitdiddle');
  await cleo.rename('Cleo');
  await expect(ada.person('Ben Bitdiddle')).toBeVisible();
  await expect(ada.person('Cleo')).toBeVisible();
  await ada.comesToFront();
  return [ada, ben, cleo];
}

test('a name is completed with the keys, and marked for everybody @promise', async ({ openRoom }) => {
  const [ada, ben, cleo] = await openNamed(openRoom);
  await ada.box.pressSequentially('hello @');
  await expect(optionsOf(ada)).toHaveText([/Ben Bitdiddle/, /Cleo/]);
  await expect(optionsOf(ada).first()).toHaveAttribute('aria-selected', 'true');
  await ada.box.press('ArrowDown');
  await expect(optionsOf(ada).last()).toHaveAttribute('aria-selected', 'true');
  const active = await ada.box.getAttribute('aria-activedescendant');
  expect(active).toBe(await optionsOf(ada).last().getAttribute('id'));
  await ada.box.press('ArrowDown');
  await expect(optionsOf(ada).first()).toHaveAttribute('aria-selected', 'true');
  await ada.box.press('Enter');
  await expect(ada.box).toHaveValue('hello @Ben Bitdiddle ');
  await expect(listOf(ada)).toBeHidden();

  await ada.box.pressSequentially('and @cl');
  await expect(optionsOf(ada)).toHaveText([/Cleo/]);
  await ada.box.press('Tab');
  await expect(ada.box).toHaveValue('hello @Ben Bitdiddle and @Cleo ');
  await expect(ada.box).toBeFocused();
  await ada.box.press('Enter');

  for (const member of [ada, ben, cleo])
    await expect(member.message('hello').getByText('@Ben Bitdiddle', { exact: true })).toBeVisible();
  await expect(ben.message('hello').locator('mark')).toHaveText(['@Ben Bitdiddle']);
  await expect(cleo.message('hello').locator('mark')).toHaveText(['@Cleo']);
  await expect(ada.message('hello').locator('mark')).toHaveCount(0);
});

test('what was chosen can be undone, and by the pointer it is chosen as well', async ({ openRoom }) => {
  const [ada] = await openNamed(openRoom);
  await ada.box.pressSequentially('@bit');
  await optionsOf(ada).getByText('Ben Bitdiddle').click();
  await expect(ada.box).toHaveValue('@Ben Bitdiddle ');
  await expect(ada.box).toBeFocused();
  await ada.box.press('ControlOrMeta+z');
  await expect(ada.box).toHaveValue('@bit');
});

test('plain writing is not disturbed', async ({ openRoom }) => {
  const [ada, ben] = await openNamed(openRoom);
  // The shortest first: it stands in another as well.
  for (const words of ['@Cleo', 'mail me@cleo', 'at @ five', '@nobody here']) {
    await ada.box.pressSequentially(words);
    await expect(listOf(ada)).toBeHidden();
    await ada.box.press('Enter');
    await everyoneReads([ben], words);
  }
  await ada.box.pressSequentially('well @c');
  await expect(listOf(ada)).toBeVisible();
  await ada.box.press('Escape');
  await expect(listOf(ada)).toBeHidden();
  await ada.box.pressSequentially('l');
  await expect(listOf(ada)).toBeHidden();
  await ada.box.press('Enter');
  await everyoneReads([ben], 'well @cl');

  await ada.box.pressSequentially('one @c');
  await expect(listOf(ada)).toBeVisible();
  await ada.box.press('Shift+Enter');
  await ada.box.pressSequentially('two');
  await expect(listOf(ada)).toBeHidden();
  await expect(ada.box).toHaveValue('one @c\ntwo');
  await ada.box.fill('');
  await ada.box.pressSequentially('@');
  await expect(listOf(ada)).toBeVisible();
  await ada.nameBox.focus();
  await expect(listOf(ada)).toBeHidden();
});

test('the keys belong to whoever composes a character', async ({ openRoom }) => {
  const [ada] = await openNamed(openRoom);
  await ada.box.pressSequentially('@c');
  await expect(listOf(ada)).toBeVisible();
  await ada.box.evaluate((box) => {
    const key = { key: 'Enter', isComposing: true, bubbles: true, cancelable: true };
    box.dispatchEvent(new KeyboardEvent('keydown', key));
  });
  await expect(ada.box).toHaveValue('@c');
  await expect(listOf(ada)).toBeVisible();
});

test('a mention stays one when its bearer has another name, or is gone', async ({ openRoom }) => {
  const [ada, ben, cleo] = await openNamed(openRoom);
  await ada.say('@Cleo and @Ben Bitdiddle');
  await expect(cleo.message('@Cleo and').locator('mark')).toHaveText(['@Cleo']);
  await cleo.rename('Cleopatra');
  await expect(ada.person('Cleopatra')).toBeVisible();
  await expect(cleo.message('@Cleo and').locator('mark')).toHaveCount(0);
  await ben.page.close();
  await expect(ada.notices('Ben Bitdiddle')).toContainText([/left/]);
  for (const member of [ada, cleo])
    for (const name of ['@Cleo', '@Ben Bitdiddle'])
      await expect(member.message('@Cleo and').getByText(name, { exact: true })).toBeVisible();
});
