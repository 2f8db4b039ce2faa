/** The page to read: what is saved of a transcript is read without Parley, by anybody, and stays what it was. */
import { pathToFileURL } from 'node:url';
import { linkify } from '../../public/view/message/linkify.ts';
import { WrittenHistory } from '../chat/written-history.ts';
import { watchForHarm } from '../hostile/harm.ts';
import { PAYLOADS } from '../hostile/hostile-payloads.ts';
import { axeFindsNothingIn } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyoneReads, type Member } from '../support/member.ts';
import { sheetsOf, squeezed } from '../support/paper.ts';
import { openFromMenu, save } from './saving.ts';

const HOSTILE_NAME = '<b onclick=x>Mallory</b>"\'&lt;';
const HOSTILE_TEXT =
  '</style></title><script>hacked=1</script><img src=//evil.test/x onerror=hacked=1>"\' &amp; &lt;b&gt;';
const RTL = 'مرحبا بالجميع (hello) 123';

/** No document can have controls and halves of characters. */
const seen = (text: string): string =>
  text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/gu, '');

async function talk([ada, ben]: readonly [Member, Member]): Promise<void> {
  await ada.rename('Ada');
  await ben.rename(HOSTILE_NAME);
  await expect(ada.person(HOSTILE_NAME)).toBeVisible();
  await ben.say(HOSTILE_TEXT);
  await ada.say(RTL);
  await ada.say('see https://example.org/a/page, please\nand   `code`');
  await ada.say('first wording');
  await ada.act('first wording', 'Edit');
  await ada.box.fill('second wording');
  await ada.box.press('Enter');
  await ada.say('a secret told by mistake');
  await everyoneReads([ben], 'a secret told by mistake');
  await ada.act('a secret told by mistake', 'Delete');
  await ada.page.getByRole('button', { name: 'Delete message' }).click();
  await ben.act('second wording', 'React');
  await ben.page.getByRole('button', { name: '👍' }).click();
  await expect(ada.message('second wording').getByRole('button', { name: /^👍 1/ })).toBeVisible();
  await ben.act('second wording', 'Reply');
  await ben.say('an answer to that');
  await everyoneReads([ada], 'an answer to that');
}

// Firefox' driver is not told of downloads of this kind.
test('it reads well without scripts, and what was written stays text @chromium', async ({
  browser,
  openRoom,
  roomUrl,
}, testInfo) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await talk([ada, ben]);
  const saved = await save(ada, 'Save page', testInfo);
  const roomId = new URL(roomUrl).searchParams.get('roomId') ?? '';
  expect(saved.name).toMatch(new RegExp(`^parley-${roomId}-\\d{4}-\\d{2}-\\d{2}\\.html$`));
  expect(saved.text).not.toContain('a secret told by mistake');
  expect(saved.text).not.toContain('first wording');

  for (const javaScriptEnabled of [false, true]) {
    const context = await browser.newContext({ javaScriptEnabled, offline: true });
    const page = await context.newPage();
    const harm = await watchForHarm(page);
    await page.goto(pathToFileURL(saved.path).href);
    await expect(page).toHaveTitle(new RegExp(`^Room ${roomId}, \\w+day \\d+ \\w+ 20\\d\\d$`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Open room ${roomId}`);
    await expect(page.getByRole('heading', { level: 2 })).toHaveText([
      /^\w+day \d+ \w+ 20\d\d$/,
      'Who wrote this',
    ]);
    const messages = page.getByRole('article');
    await expect(messages).toHaveCount(6);
    await expect(messages.nth(0).locator('.text')).toHaveText(HOSTILE_TEXT);
    await expect(messages.nth(0).locator('.author bdi')).toHaveText(HOSTILE_NAME);
    await expect(messages.nth(1).locator('.text')).toHaveText(RTL);
    await expect(messages.nth(2).getByRole('link')).toHaveAttribute('href', 'https://example.org/a/page');
    await expect(messages.nth(3)).toContainText(`second wording👍 ${HOSTILE_NAME}edited`);
    await expect(messages.nth(4)).toContainText('Message deleted');
    await expect(messages.nth(5)).toContainText('Ada second wording');
    await expect(messages.nth(5)).toContainText('an answer to that');
    await expect(page.locator('footer li')).toHaveCount(2);
    await expect(page.locator('body')).not.toContainText('You');
    await expect(page.locator('script, img, [onclick], [onerror]')).toHaveCount(0);
    await expect(messages.nth(1).locator('.text')).toHaveCSS('direction', 'rtl');
    // The stylesheet is the one that the policy allows.
    await expect(messages.nth(0).locator('time')).toHaveCSS('position', 'absolute');
    await messages.nth(5).getByRole('link', { name: 'Ada' }).click();
    expect(page.url()).toMatch(/#m-/);
    if (javaScriptEnabled) {
      expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
      await axeFindsNothingIn(page);
      const paper = (await sheetsOf(page)).join('');
      for (const text of [HOSTILE_TEXT, 'second wording', 'an answer to that'])
        expect(paper).toContain(squeezed(text));
    }
    expect(harm.lines).toEqual([]);
    await context.close();
  }
});

test('hundreds of hostile texts stay text in it @chromium', async ({
  browser,
  openMember,
  roomUrl,
}, testInfo) => {
  const past = new WrittenHistory(roomUrl, 3);
  const key = past.write(HOSTILE_NAME, PAYLOADS.length + 1, (n) => PAYLOADS[n - 1] ?? '');
  const ada = await openMember({ prepare: (page) => past.putInto(page, 'Ada', key) });
  await ada.hasJoined();
  await ada.isComplete();
  const { path } = await save(ada, 'Save page', testInfo);
  const page = await (await browser.newContext()).newPage();
  const harm = await watchForHarm(page);
  await page.goto(pathToFileURL(path).href);
  const shown = await page.locator('.text').allTextContents();
  const asShown = (text: string) =>
    linkify(text)
      .map((piece) => (typeof piece === 'string' ? piece : piece.text))
      .join('');
  expect(shown.map(seen)).toEqual(PAYLOADS.map(asShown).map(seen));
  await expect(page.locator('script, img, svg, iframe, style:not(head > style)')).toHaveCount(0);
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  expect(harm.lines).toEqual([]);
  await page.context().close();
});

test('the dialog says what the signed file holds that the page does not show, wide and narrow', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await test.step('nothing was said', async () => {
    const dialog = await openFromMenu(ada, 'Export');
    await expect(dialog.getByRole('status')).toHaveText('Nothing was said here yet.');
    await expect(dialog.getByRole('button', { name: 'Save page' })).toBeDisabled();
    await ada.page.keyboard.press('Escape');
  });
  await talk([ada, ben]);
  const dialog = await openFromMenu(ada, 'Export');
  await expect(dialog).toContainText(
    'It also holds what you do not see here: 1 deleted message, 1 wording that was edited.',
  );
  await expect(dialog).toContainText('Private conversations are in neither');
  await axeFindsNothingIn(ada.page);
  await ada.page.setViewportSize({ width: 390, height: 760 });
  await axeFindsNothingIn(ada.page);
});
