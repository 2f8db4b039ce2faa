import { expect, test } from '../support/fixtures.ts';
import type { Member } from '../support/member.ts';

/** Only one window of a browser is active at a time, and here it may be the other member's. */
const boxHasFocus = ({ box }: Member) =>
  expect.poll(() => box.evaluate((element) => element === document.activeElement)).toBe(true);

test('Enter sends, Shift+Enter makes a line', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.box.click();
  await ada.page.keyboard.type('first line');
  await ada.page.keyboard.press('Shift+Enter');
  await ada.page.keyboard.type('second line');
  await expect(ada.messages()).toHaveCount(0);
  await ada.page.keyboard.press('Enter');

  await expect(ada.box).toHaveValue('');
  await boxHasFocus(ada);
  await expect(ben.messages()).toHaveCount(1);
  // biome-ignore lint/performance/useDomNodeTextContent: only the rendered text tells whether the line break is seen
  expect(await ben.messages().innerText()).toMatch(/first line\n+second line/);
});

test('the button sends too, and gives the focus back to the box', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.box.fill('with the mouse');
  await ada.send.click();
  await expect(ben.message('with the mouse')).toBeVisible();
  await boxHasFocus(ada);
  await expect(ada.box).toHaveValue('');
});

/** Nothing of them is seen, and no white space either. */
const UNSEEN = [
  '\u200B',
  '\u2060\u2060',
  '\u00AD',
  '\u2800',
  '\u3164',
  '\uFEFF\n\u200D',
  '\uFE0F',
  '\u{E0061}\u{E007F}',
];

test('blank is not sent', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  for (const blank of ['', ' ', '\n\n', '\t \n ', ...UNSEEN]) {
    await ada.say(blank);
    await ada.send.click();
  }
  await ada.say('not blank');
  await expect(ben.message('not blank')).toBeVisible();
  await expect(ben.messages()).toHaveCount(1);
  await expect(ada.messages()).toHaveCount(1);
});

test('a draft survives a reload, and is gone once it was sent', async ({ openMember, roomUrl, server }) => {
  const ada = await openMember();
  await ada.box.fill('half a thought');
  await ada.page.reload();
  await expect(ada.box).toHaveValue('half a thought');

  await ada.page.goto(server.roomUrl());
  await expect(ada.box).toHaveValue('');
  await ada.page.goto(roomUrl);
  await expect(ada.box).toHaveValue('half a thought');

  await ada.box.press('Enter');
  await expect(ada.message('half a thought')).toBeVisible();
  await ada.page.reload();
  await expect(ada.box).toHaveValue('');
});

test('Enter that ends a composition sends nothing', async ({ openMember }) => {
  const ada = await openMember();
  await ada.box.fill('にほん');
  // The two ways in which browsers mark such an Enter: `isComposing`, and in Safari only the key code.
  for (const mark of [{ isComposing: true }, { keyCode: 229 }]) {
    await ada.box.dispatchEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...mark });
    await expect(ada.box).toHaveValue('にほん');
  }
  await ada.box.press('Enter');
  await expect(ada.message('にほん')).toBeVisible();
  await expect(ada.messages()).toHaveCount(1);
});

test('an input method composes in peace @chromium', async ({ openMember }) => {
  const ada = await openMember();
  await ada.box.focus();
  const devtools = await ada.page.context().newCDPSession(ada.page);
  await devtools.send('Input.imeSetComposition', { text: 'nihon', selectionStart: 5, selectionEnd: 5 });
  await devtools.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Process',
    windowsVirtualKeyCode: 229,
  });
  await expect(ada.box).toHaveValue('nihon');
  await devtools.send('Input.insertText', { text: '日本' });
  await expect(ada.box).toHaveValue('日本');
  await expect(ada.messages()).toHaveCount(0);
  await ada.box.press('Enter');
  await expect(ada.message('日本')).toBeVisible();
});

test('what is too long stays in the box and says so', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const long = 'word '.repeat(4_000);
  await ada.box.fill(long);
  await expect(ada.page.getByRole('alert').filter({ hasText: 'Too long by' })).toBeVisible();
  await ada.box.press('Enter');
  await expect(ada.box).toHaveValue(long);
  await ada.say('in short: no');
  await expect(ben.message('in short: no')).toBeVisible();
  await expect(ben.messages()).toHaveCount(1);
});
