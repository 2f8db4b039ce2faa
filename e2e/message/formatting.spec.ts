/** Markdown as people type it in chats: shown formatted, kept as it was typed. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyoneReads, type Member } from '../support/member.ts';

const TYPED = [
  'The **deploy** is at *nine*, not ~~ten~~: run `npm **ci**`',
  '> said before',
  '- one https://example.org/_a_',
  '2. two',
  '```ts',
  'const a = **b**;',
  'https://example.org',
  '```',
  'the end',
].join('\n');

const textOf = (member: Member, text: string) => member.message(text).locator('.message-text');

/** The signs are in the document and not on the screen. */
const AS_SEEN = { useInnerText: true } as const;

/** All of a message, as a mouse selects it, from its first letter to its last. */
async function copyAll(member: Member, text: string): Promise<string> {
  await textOf(member, text).evaluate((element) => {
    (document.activeElement as HTMLElement | null)?.blur();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.checkVisibility() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
    );
    const first = walker.nextNode() as Text;
    let last = first;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) last = node as Text;
    getSelection()?.setBaseAndExtent(first, 0, last, last.length);
  });
  return pasteCopied(member);
}

async function pasteCopied({ page, box }: Member): Promise<string> {
  await page.bringToFront();
  await page.keyboard.press('ControlOrMeta+c');
  await box.fill('');
  await box.press('ControlOrMeta+v');
  const pasted = await box.inputValue();
  await box.fill('');
  return pasted;
}

test('what is typed as Markdown is seen formatted, and copied, edited and found as it was typed', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say(TYPED);
  await everyoneReads([ada, ben], 'the end');
  for (const member of [ada, ben]) {
    const text = textOf(member, 'the end');
    await expect(text.locator('strong')).toHaveText('**deploy**');
    await expect(text.locator('strong')).toHaveText('deploy', AS_SEEN);
    await expect(text.locator('em')).toHaveText('nine', AS_SEEN);
    await expect(text.locator('s')).toHaveText('ten', AS_SEEN);
    await expect(text.locator('code:not(pre code)')).toHaveText('npm **ci**', AS_SEEN);
    await expect(text.getByRole('blockquote')).toHaveText('said before', AS_SEEN);
    await expect(text.getByRole('listitem')).toHaveCount(2);
    // Links are links in lists, and code in code.
    await expect(text.getByRole('link')).toHaveText(['https://example.org/_a_']);
    await expect(text).toContainText('not ten: run npm **ci**', AS_SEEN);
    const code = text.getByRole('group', { name: 'Code, ts' });
    await expect(code).toHaveText('const a = **b**;\nhttps://example.org', AS_SEEN);
  }
  expect(await copyAll(ben, 'the end')).toBe(TYPED);

  // The parts of a message that is not copied whole are as they are seen.
  await textOf(ben, 'the end')
    .locator('strong')
    .evaluate((strong) => {
      (document.activeElement as HTMLElement | null)?.blur();
      const [, word] = strong.childNodes;
      const [after] = [strong.nextSibling];
      getSelection()?.setBaseAndExtent(word as Text, 2, after as Text, 3);
    });
  expect(await pasteCopied(ben)).toBe('ploy is');

  await ada.box.press('ArrowUp');
  await expect(ada.box).toHaveValue(TYPED);
  await ada.box.fill('no **more** of it');
  await ada.box.press('Enter');
  await expect(textOf(ben, 'of it').locator('strong')).toHaveText('**more**');

  await ben.page.keyboard.press('ControlOrMeta+f');
  const search = ben.page.getByRole('searchbox');
  await search.fill('**more**');
  await expect(ben.page.getByText('1 of 1')).toBeVisible();
});

test('signs that format nothing stay where they are', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  for (const text of [
    '2 * 3 * 4',
    'snake_case_name __init__',
    '¯\\_(ツ)_/¯',
    '**open',
    'x**2 + y**2',
    '>_< ^_^',
  ]) {
    await ada.say(text);
    await everyoneReads([ben], text);
    await expect(textOf(ben, text)).toHaveText(text, AS_SEEN);
  }
});

test('code scrolls by itself, and is copied without what stands around it', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const wide = `let a = '${'wide '.repeat(80)}';`;
  await ada.say(`look\n\`\`\`\n${wide}\n  next\n\`\`\``);
  await everyoneReads([ben], 'look');
  const code = textOf(ben, 'look').getByRole('group', { name: 'Code' });
  const [inner, outer] = await code.evaluate((pre) => [pre.scrollWidth, pre.clientWidth] as const);
  expect(inner).toBeGreaterThan(outer);
  const overflow = await ben.transcript.evaluate((log) => log.scrollWidth - log.clientWidth);
  expect(overflow).toBe(0);
  const pasted = ben.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        navigator.clipboard.writeText = (text) => {
          resolve(text);
          return Promise.resolve();
        };
        document.documentElement.dataset.listens = '';
      }),
  );
  await ben.page.locator('html[data-listens]').waitFor();
  const copy = textOf(ben, 'look').getByRole('button', { name: 'Copy code' });
  await copy.click();
  expect(await pasted).toBe(`${wide}\n  next`);
  await expect(copy).toHaveAttribute('data-word', 'Copied');
  // By the keys: to the message, then to the code in it.
  await ben.message('look').focus();
  await ben.page.keyboard.press('Tab');
  await expect(code).toBeFocused();
  await ben.page.keyboard.press('Tab');
  await expect(copy).toBeFocused();
});

test('where only text can be, it is text: in a reply, in a quote, read aloud', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('the **bold** `code`');
  await everyoneReads([ben], 'the');
  await expect(ben.page.locator('#aloud')).toContainText(': the bold code');
  await ben.act('the', 'Reply');
  await expect(ben.page.getByText('the bold code', { exact: true }).first()).toBeVisible();
  await ben.say('an *answer*');
  await everyoneReads([ada], 'an *answer*');
  await expect(ada.message('answer').getByRole('button', { name: /the bold code/ })).toBeVisible();
});

test('one to three emoji are large, more of them or words are not', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const sizeOf = (text: string) =>
    textOf(ben, text).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  for (const text of ['👩🏽‍💻', '🎉 🎉', 'well 🎈', '🍕🍕🍕🍕']) await ada.say(text);
  await everyoneReads([ben], '🍕');
  await expect.poll(() => sizeOf('👩🏽‍💻')).toBeGreaterThan(30);
  expect(await sizeOf('🎉')).toBeGreaterThan(30);
  expect(await sizeOf('🎈')).toBe(16);
  expect(await sizeOf('🍕')).toBe(16);
});

test('lines stand as plain text until the part for it is here, and then nothing jumps', async ({
  openMember,
}) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const prepare = async (page: Page) => {
    // Its styles, and those of other parts, come before.
    await page.route(/\/assets\/rich-text-[^/]*\.js/, async (route) => {
      await released;
      await route.continue();
    });
  };
  const ada = await openMember({ prepare });
  await ada.hasJoined();
  for (let n = 0; n < 30; n++) await ada.say(`\`\`\`\nline **${n}**\n\`\`\`\n- a\n- b`);
  await expect(ada.message('line **29**')).toBeVisible();
  await expect(textOf(ada, 'line **29**')).toHaveText('```\nline **29**\n```\n- a\n- b', AS_SEEN);
  await expect(ada.page.locator('.receipt').first()).toHaveCSS('border-top-width', '0px');
  const middle = ada.message('line **15**');
  await middle.evaluate((row) => row.scrollIntoView({ block: 'start' }));
  const distance = () =>
    middle.evaluate((row) => {
      const log = row.closest('[role=log]') as HTMLElement;
      return Math.round(row.getBoundingClientRect().top - log.getBoundingClientRect().top);
    });
  const before = await distance();
  release();
  await expect(middle.locator('pre')).toBeVisible();
  await expect(ada.message('line **0**').locator('pre')).toHaveCount(1);
  await expect.poll(distance).toBeGreaterThan(before - 8);
  expect(await distance()).toBeLessThan(before + 8);
});
