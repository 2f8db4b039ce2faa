import type { Locator } from '@playwright/test';
import { Attaching, cardOf } from '../files/attaching.ts';
import { noise } from '../files/proof.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { WrittenHistory } from './written-history.ts';

interface Point {
  readonly element: Locator;
  /** Where in the element's text; null is its end. */
  readonly at: number | null;
}

/** Selects as a mouse does: from one place in the text to another, whatever lies between. */
async function select(member: Member, from: Point, to: Point): Promise<void> {
  const handles = await Promise.all([from, to].map(({ element }) => element.elementHandle()));
  await member.page.evaluate(
    ([first, last, start, end]) => {
      const placeIn = (element: Node, at: number | null): [Node, number] => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let [left, node] = [at ?? Number.POSITIVE_INFINITY, walker.nextNode()];
        for (;;) {
          const { length } = node as Text;
          if (left <= length) return [node as Node, left];
          const next = walker.nextNode();
          if (next === null) return [node as Node, length];
          left -= length;
          node = next;
        }
      };
      (document.activeElement as HTMLElement | null)?.blur();
      getSelection()?.setBaseAndExtent(...placeIn(first as Node, start), ...placeIn(last as Node, end));
    },
    [handles[0], handles[1], from.at, to.at] as const,
  );
}

interface Clipped {
  readonly text: string;
  readonly html: string;
}

/** Copies by the keyboard, and reads the real clipboard by pasting into the box. */
async function copy({ page, box }: Pick<Member, 'page' | 'box'>): Promise<Clipped> {
  // Of several windows only the one in front hears the keys that belong to no field.
  await page.bringToFront();
  await page.keyboard.press('ControlOrMeta+c');
  const pasted = page.evaluate(
    () =>
      new Promise<Clipped>((resolve) => {
        addEventListener(
          'paste',
          ({ clipboardData }) => {
            const [text, html] = ['text/plain', 'text/html'].map(
              (type) => clipboardData?.getData(type) ?? '',
            );
            resolve({ text: text ?? '', html: html ?? '' });
          },
          { once: true, capture: true },
        );
        document.documentElement.dataset.listens = '';
      }),
  );
  await page.locator('html[data-listens]').waitFor();
  await box.fill('');
  await box.press('ControlOrMeta+v');
  const clipped = await pasted;
  await page.evaluate(() => delete document.documentElement.dataset.listens);
  await box.fill('');
  // Some browsers put the HTML into a document of their own.
  const html = clipped.html.replace(/^[\s\S]*<!--StartFragment-->|<!--EndFragment-->[\s\S]*$/g, '');
  return {
    text: clipped.text,
    html: html.replace(/^<meta[^>]*>/, '').replace(/ xmlns="[^"]*"| (?=\/>)/g, ''),
  };
}

const textOf = (member: Member, text: string | RegExp): Locator =>
  member.message(text).locator('.message-text');

/** Times differ from run to run. */
const timeless = (text: string): string => text.replace(/\[\d\d:\d\d\]/g, '[TIME]');

const RTL_NAME = 'علی رضا';
const RTL_TEXT = 'سلام دنیا';

test('several messages are copied as lines with time and name, one as its text', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.rename('Ada');
  await ben.rename(RTL_NAME);
  await expect(ada.person(RTL_NAME)).toBeVisible();
  await ada.say('first line\n  second line');
  await everyoneReads([ben], 'second line');
  await ben.say(RTL_TEXT);
  await everyoneReads([ada], RTL_TEXT);
  await ada.say('soon gone');
  await ada.act('soon gone', 'Delete');
  await ada.page.getByRole('button', { name: 'Delete message' }).click();
  await expect(ada.message('Message deleted')).toBeVisible();
  await ada.say('👩🏽‍💻 see https://example.org/a?b=1&c=2 <b>');
  await ben.act('second line', 'React');
  await ben.page.getByRole('button', { name: '👍' }).click();
  await ben.act('see', 'Reply');
  await ben.say('the last');
  await everyoneReads([ada], 'the last');
  await expect(ada.message('second line').getByRole('button', { name: /^👍 1/ })).toBeVisible();

  await select(
    ada,
    { element: textOf(ada, 'second line'), at: 0 },
    { element: textOf(ada, 'the last'), at: null },
  );
  const all = await copy(ada);
  expect(timeless(all.text)).toBe(
    [
      '[TIME] Ada: first line\n  second line',
      `[TIME] ${RTL_NAME}: ${RTL_TEXT}`,
      '[TIME] Ada: Message deleted',
      '[TIME] Ada: 👩🏽‍💻 see https://example.org/a?b=1&c=2 <b>',
      `[TIME] ${RTL_NAME}: the last`,
    ].join('\n'),
  );
  expect(all.html).toMatch(/<p>\[<time datetime="[^"]+">\d\d:\d\d<\/time>\] <b><bdi>Ada<\/bdi><\/b>: /);
  expect(all.html).toContain('first line<br/>  second line');
  expect(all.html).toContain(
    '<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a> &lt;b&gt;',
  );
  for (const no of ['button', 'class=', '👍', 'Delivered to everyone', 'svg', 'You'])
    expect(all.html).not.toContain(no);

  // From the middle of one to the middle of another.
  await select(
    ada,
    { element: textOf(ada, 'second line'), at: 6 },
    { element: textOf(ada, RTL_TEXT), at: 4 },
  );
  expect(timeless((await copy(ada)).text)).toBe(`[TIME] Ada: line\n  second line\n[TIME] ${RTL_NAME}: سلام`);

  await select(
    ada,
    { element: textOf(ada, 'second line'), at: 2 },
    { element: textOf(ada, 'second line'), at: 15 },
  );
  expect(await copy(ada)).toEqual({ text: 'rst line\n  se', html: '<span>rst line<br/>  se</span>' });
});

test('what stands around the text of one message is not copied with it', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.say('the one that is meant');
  await ada.say('the next');
  await everyoneReads([ada, ben], 'the one that is meant');
  await everyoneReads([ada, ben], 'the next');
  await select(
    ada,
    { element: ada.message('that is meant').locator('.message-author'), at: 0 },
    { element: textOf(ada, 'that is meant'), at: null },
  );
  expect((await copy(ada)).text).toBe('the one that is meant');
});

// Stock Firefox' driver clicks three times once.
test('three clicks on a message copy its text alone @chromium', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.say('the one that is meant');
  await everyoneReads([ada], 'the one that is meant');
  await ada.say('the next');
  await everyoneReads([ben], 'the next');
  await textOf(ada, 'that is meant').click({ clickCount: 3 });
  expect((await copy(ada)).text).toBe('the one that is meant');
});

test('who came and went is copied too, and the days where there are several', async ({
  openMember,
  roomUrl,
}) => {
  const past = new WrittenHistory(roomUrl, 7, 2 * 86_400_000);
  const key = past.write('Ada', 3, (n) => `long ago ${n}`);
  const ada = await openMember({ prepare: (page) => past.putInto(page, 'Ada', key) });
  await expect(ada.message('long ago 2')).toBeVisible();
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await ben.say('today');
  await everyoneReads([ada], 'today');
  const bensName = await ben.name();
  await expect(ada.notices(`${bensName} joined`)).toBeVisible();

  await select(
    ada,
    { element: textOf(ada, 'long ago 1'), at: 0 },
    { element: textOf(ada, 'today'), at: null },
  );
  const { text, html } = await copy(ada);
  const lines = timeless(text).split('\n');
  expect(lines[0]).toMatch(/^\w+day \d+ \w+ 20\d\d$/);
  expect(lines.slice(1, 3)).toEqual(['[TIME] Ada: long ago 1', '[TIME] Ada: long ago 2']);
  expect(lines[3]).toMatch(/^\w+day \d+ \w+ 20\d\d$/);
  expect(lines).toContain(`[TIME] ${bensName} joined`);
  expect(lines.at(-1)).toBe(`[TIME] ${bensName}: today`);
  expect(html).toContain(`<i><bdi>${bensName}</bdi> joined</i>`);
});

test('a private conversation is copied in the same way, and a long address whole', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  await ada.page.getByRole('button', { name: `Message ${bensName} privately` }).click();
  const box = ada.page.getByRole('textbox', { name: `Write to ${bensName}` });
  const log = ada.page.getByRole('log', { name: `Private with ${bensName}` });
  const address = `https://example.com/${'path/'.repeat(30)}`;
  for (const text of ['just between us', `go to ${address} soon`]) {
    await box.fill(text);
    await box.press('Enter');
    await expect(log.getByRole('article').filter({ hasText: text.slice(0, 12) })).toBeVisible();
  }
  const texts = log.locator('.message-text');
  await expect(texts.getByRole('link')).toBeVisible();
  await select(ada, { element: texts.first(), at: 5 }, { element: texts.last(), at: null });
  const { text } = await copy({ page: ada.page, box });
  expect(timeless(text)).toBe(`[TIME] ${adasName}: between us\n[TIME] ${adasName}: go to ${address} soon`);

  await select(ada, { element: texts.last(), at: 3 }, { element: texts.last(), at: null });
  expect((await copy({ page: ada.page, box })).text).toBe(`to ${address} soon`);
});

test('a file is copied as its name, with what was said with it', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.rename('Ada');
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await ada.say('before');
  await attaching.choose([noise('Alone.pdf', 3_000)]);
  await ada.box.press('Enter');
  await attaching.choose([noise('A name that is cut in its middle.pdf', 3_000)]);
  await ada.say('as agreed');
  await ada.say('after');
  await everyoneReads([ben], 'after');
  const nameOf = (file: string) => cardOf(ben.transcript, file).locator('.file-name');
  await expect(nameOf('Alone.pdf')).toBeVisible();
  await select(ben, { element: textOf(ben, 'before'), at: 0 }, { element: textOf(ben, 'after'), at: null });
  const { text, html } = await copy(ben);
  expect(timeless(text)).toBe(
    [
      '[TIME] Ada: before',
      '[TIME] Ada: Alone.pdf',
      '[TIME] Ada: A name that is cut in its middle.pdf\nas agreed',
      '[TIME] Ada: after',
    ].join('\n'),
  );
  expect(html).toContain('A name that is cut in its middle.pdf<br/>as agreed');
  for (const no of ['button', 'class=', 'kB', 'have it', 'Download']) expect(html).not.toContain(no);

  const alone = { element: nameOf('Alone.pdf'), at: 0 };
  await select(ben, alone, { ...alone, at: null });
  expect((await copy(ben)).text).toBe('Alone.pdf');
  // One that is selected alone, from before it to its end.
  await select(ben, { element: textOf(ben, 'before'), at: 2 }, { ...alone, at: null });
  expect(timeless((await copy(ben)).text)).toBe('[TIME] Ada: fore\n[TIME] Ada: Alone.pdf');
});

test('what is copied from a field is what is selected in it', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.say('one');
  await ben.say('two');
  await everyoneReads([ada], 'two');
  await select(ada, { element: textOf(ada, 'one'), at: 0 }, { element: textOf(ada, 'two'), at: null });
  await ada.box.fill('a draft');
  await ada.box.press('ControlOrMeta+a');
  expect((await copy(ada)).text).toBe('a draft');
});
