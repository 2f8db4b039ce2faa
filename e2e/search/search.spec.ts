import { WrittenHistory } from '../chat/written-history.ts';
import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';
import { heard, listen } from '../support/screen-reader.ts';
import { Searching } from './searching.ts';

const PHONE = { width: 390, height: 760 };

async function talk(member: Member, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await member.say(text);
    await expect(member.message(text)).toBeVisible();
  }
}

test('what is typed is marked, from the newest to the oldest, and Escape leads back @promise', async ({
  openMember,
}) => {
  const ada = await openMember();
  await talk(ada, 'Tea in the old Straße?', 'other', 'TEA, and tea again', 'naïve teapot');
  const search = new Searching(ada);
  await search.open();
  await search.page.keyboard.type('te');
  await search.says('1 of 3');
  await search.page.keyboard.type('a');
  await search.marks(['Tea', 'TEA', 'tea'], ['tea']);
  await expect(search.current()).toContainText('naïve teapot');

  await search.page.keyboard.press('Enter');
  await search.says('2 of 3');
  await search.marks(['Tea', 'tea'], ['TEA', 'tea']);
  await search.next.click();
  await search.next.click();
  await search.says('1 of 3');
  await search.previous.click();
  await search.says('3 of 3');
  await search.box.press('Shift+Enter');
  await search.says('2 of 3');

  await search.box.fill('STRASSE old');
  await search.marks([], ['old', 'Straße']);
  await search.box.fill('“old stra');
  await search.marks([], ['old Stra']);
  await search.box.fill('NAIVE');
  await search.marks([], ['naïve']);
  await search.box.fill('tea nothing');
  await search.says('No results');
  await search.marks([], []);

  await search.page.keyboard.press('Escape');
  await expect(search.box).toHaveCount(0);
  await expect(ada.box).toBeFocused();
  await expect(search.current()).toHaveCount(0);
  expect(await search.marked()).toEqual({ hits: [], current: [] });
});

test('the second press of the keys is for the browser, and the menu opens it too', async ({ openMember }) => {
  const ada = await openMember();
  await talk(ada, 'tea');
  const { page } = ada;
  const search = new Searching(ada);
  await search.open();
  await page.evaluate(() => {
    const left: boolean[] = [];
    Object.assign(globalThis, { left });
    addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (key === 'f') left.push(!defaultPrevented);
    });
  });
  const press = async (target: 'search' | 'elsewhere') => {
    if (target === 'elsewhere') await ada.box.focus();
    else await search.box.focus();
    // As the browser sends it, without its own search that would take the focus from the page.
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'f',
          code: 'KeyF',
          ctrlKey: !/^Mac/.test(navigator.platform),
          metaKey: /^Mac/.test(navigator.platform),
          bubbles: true,
          cancelable: true,
        }),
      ),
    );
  };
  const leftToBrowser = () => page.evaluate(() => (globalThis as unknown as { left: boolean[] }).left);
  await press('search');
  expect(await leftToBrowser()).toEqual([true]);
  await press('elsewhere');
  await expect(search.box).toBeFocused();
  expect(await leftToBrowser()).toEqual([true, false]);
  await page.keyboard.press('Escape');
  await expect(ada.box).toBeFocused();

  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(search.box).toBeFocused();
  await search.bar.getByRole('button', { name: 'Close the search' }).click();
  await expect(page.getByRole('button', { name: 'Room menu' })).toBeFocused();

  await page.getByRole('button', { name: 'QR code' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await press('elsewhere');
  expect(await leftToBrowser()).toEqual([true, false, true]);
  await expect(search.box).toHaveCount(0);
});

test('messages of one person are found, also of who left', async ({ openRoom }) => {
  const [ada, ben, cleo] = (await openRoom(3)) as [Member, Member, Member];
  const [bensName, cleosName] = [await ben.name(), await cleo.name()];
  await talk(ada, 'tea from Ada');
  await talk(ben, 'tea from Ben', 'coffee');
  await talk(cleo, 'tea from Cleo');
  await expect(ada.message('tea from Cleo')).toBeVisible();
  await expect(ada.message('coffee')).toBeVisible();
  await ben.page.close();
  await expect(ada.notices(bensName)).toContainText([/left/]);

  const search = new Searching(ada);
  await search.open();
  await search.box.fill('tea');
  await search.says('1 of 3');
  await expect(search.from.getByRole('option')).toHaveText([
    'anybody',
    'You',
    ...[bensName, cleosName].sort(new Intl.Collator().compare),
  ]);
  await search.from.selectOption(bensName);
  await search.says('1 of 1');
  await expect(search.current()).toContainText('tea from Ben');
  await search.box.fill('');
  await search.says('2 of 2');
  await search.marks([], []);
  await search.previous.click();
  await expect(search.current()).toContainText('coffee');
  await search.from.selectOption('anybody');
  await search.box.fill(`from:"${cleosName.toUpperCase()}"`);
  await search.says('1 of 1');
  await expect(search.current()).toContainText('tea from Cleo');
  await search.box.fill('tea from:you');
  await search.says('1 of 1');
  await expect(search.current()).toContainText('tea from Ada');
});

test('results follow what is said, edited and deleted meanwhile', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await talk(ben, 'tea one', 'other');
  await expect(ada.message('other')).toBeVisible();
  const search = new Searching(ada);
  await search.open();
  await search.box.fill('tea');
  await search.says('1 of 1');

  await ben.say('tea two, see https://example.com/tea');
  await search.says('2 of 2');
  await search.marks(['tea', 'tea'], ['tea']);
  await expect(search.current()).toContainText('tea one');

  await ben.act('other', 'Edit');
  await ben.box.fill('milk in the tea');
  await ben.box.press('Enter');
  await search.says('3 of 3');
  await search.marks(['tea', 'tea', 'tea'], ['tea']);
  await ben.act('tea two', 'Edit');
  await ben.box.fill('coffee');
  await ben.box.press('Enter');
  await search.says('2 of 2');
  await search.marks(['tea'], ['tea']);

  // Not even by what it said before.
  await ben.act('tea one', 'Delete');
  await ben.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await search.says('1 result');
  await search.marks(['tea'], []);
  await search.box.press('Enter');
  await search.says('1 of 1');
  await expect(search.current()).toContainText('milk in the tea');
  await search.box.fill('one');
  await search.says('No results');
  await search.box.fill('deleted');
  await search.says('No results');
  await search.marks([], []);
});

test('links and mentions stay what they are, and a hit goes through them', async ({ openMember }) => {
  const ada = await openMember();
  const name = await ada.name();
  const long = `https://example.com/${'path/'.repeat(30)}end`;
  await talk(ada, `ask @${name} now`, 'see https://example.com/tea');
  await ada.say(`and ${long}`);
  const search = new Searching(ada);
  await search.open();
  await search.box.fill(`"ask @${name} now"`);
  await search.marks([], ['ask ', `@${name}`, ' now']);
  await search.box.fill('"see https://example"');
  await search.marks([], ['see ', 'https://example']);
  // The middle of a long address is not shown: all of it is marked.
  await search.box.fill('path/path/path/path/path/path/path/path/path/path/path/path/path/path/path/path');
  await search.says('1 of 1');
  const shown = await ada.message('and https').getByRole('link').textContent();
  await search.marks([], [shown ?? '']);
});

for (const isPhone of [false, true])
  test(`what was said long ago is brought into view, ${isPhone ? 'on a phone' : 'on a wide screen'}`, async ({
    openMember,
    roomUrl,
  }) => {
    const past = new WrittenHistory(roomUrl, 1);
    const key = past.write('Ada', 800, (n) =>
      n === 17 ? `${'a long story.\n'.repeat(60)}the needle\nand its end` : `entry ${n}, and no more`,
    );
    const ada = await openMember({ prepare: (page) => past.putInto(page, 'Ada', key) });
    if (isPhone) await ada.page.setViewportSize(PHONE);
    await expect(ada.message('entry 799,')).toBeInViewport();
    const search = new Searching(ada);
    await search.open();
    await search.box.fill('needle');
    await search.says('1 of 1');
    await search.marks([], ['needle']);
    const isSeen = () =>
      ada.page.evaluate(() => {
        const [range] = CSS.highlights.get('search-current') ?? [];
        const { top, bottom } = (range as Range).getBoundingClientRect();
        const seen = document.querySelector('[role=log]')?.getBoundingClientRect();
        return seen !== undefined && top >= seen.top && bottom <= seen.bottom;
      });
    await expect.poll(isSeen).toBe(true);
    await expect(search.box).toBeInViewport({ ratio: 1 });
    await expect(search.next).toBeInViewport({ ratio: 1 });

    await search.box.fill('entry 30,');
    await expect(ada.message('entry 30,')).toBeInViewport({ ratio: 1 });
    await search.box.fill('entry');
    // Still the same one, of all.
    await search.says('770 of 798');
    await expect(ada.message('entry 30,')).toBeInViewport({ ratio: 1 });
  });

test('in a private conversation that one is searched, and Escape does not leave it', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const name = await ben.name();
  await talk(ada, 'tea for all');
  await ada.isComplete();
  await ada.page.getByRole('button', { name: `Message ${name} privately` }).click();
  const box = ada.page.getByRole('textbox', { name: `Write to ${name}` });
  await box.fill('tea for two');
  await box.press('Enter');
  const search = new Searching(ada);
  await search.open();
  await expect(search.box).toHaveAttribute('placeholder', `Search your talk with ${name}`);
  await search.box.fill('tea');
  await search.says('1 of 1');
  await expect(search.current()).toContainText('tea for two');
  await search.box.press('Escape');
  await expect(box).toBeFocused();

  await ada.box.focus();
  await search.open();
  await expect(search.box).toHaveAttribute('placeholder', 'Search this room');
  await search.box.fill('tea');
  await expect(search.current()).toContainText('tea for all');
  await expect(search.box).toHaveCount(1);
});

test('what is found is read out once somebody stopped typing, and can be walked to by keys', async ({
  openMember,
}) => {
  const ada = await openMember({ prepare: listen });
  await talk(ada, 'tea at four', 'tea at five', 'later');
  const search = new Searching(ada);
  await search.open();
  await search.box.pressSequentially('tea');
  const results = async () => (await heard(ada.page)).filter((words) => /Result|No results/.test(words));
  const told = (place: number, text: string) =>
    expect.stringMatching(new RegExp(`^Result ${place} out of 2, You, \\d\\d:\\d\\d: ${text}$`));
  await expect.poll(results).toEqual([told(1, 'tea at five')]);
  await search.box.press('Enter');
  await expect.poll(results).toEqual([told(1, 'tea at five'), told(2, 'tea at four')]);

  // Tab leads through the bar to the message that was found.
  const found = ada.message('tea at four');
  for (let steps = 0; steps < 12; steps += 1) {
    await ada.page.keyboard.press('Tab');
    if (await found.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(found).toBeFocused();
  await search.box.fill('nothing');
  await expect.poll(async () => (await results()).at(-1)).toBe('No results');
});

test('a browser without highlights gets marks, and the texts stay whole @chromium', async ({
  openMember,
}) => {
  const ada = await openMember({
    prepare: async (page) => {
      await page.addInitScript(() => Object.defineProperty(CSS, 'highlights', { value: undefined }));
    },
  });
  await talk(ada, 'tea and https://example.com/tea', 'more tea');
  const search = new Searching(ada);
  const marks = ada.transcript.locator('mark');
  await search.open();
  await search.box.fill('tea');
  await expect(marks).toHaveText(['tea', 'tea', 'tea']);
  await search.box.fill('more te');
  await expect(marks).toHaveText(['more', 'te']);
  await search.box.fill('com/t');
  await expect(marks).toHaveText(['com/t']);
  await expect(ada.message('and').getByRole('link')).toHaveText('https://example.com/tea');
  await search.box.press('Escape');
  await expect(marks).toHaveCount(0);
  const nodes = await ada
    .message('and')
    .evaluate((row) => [...(row.querySelector('a')?.childNodes ?? [])].length);
  expect(nodes).toBe(1);
});

test('axe finds nothing, light or dark, wide and narrow', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await talk(ada, 'tea and https://example.com/tea');
  await talk(ben, `@${await ada.name()}: tea`);
  await expect(ada.messages()).toHaveCount(2);
  await everyLinkIsConnected([ada, ben]);
  const search = new Searching(ada);
  await search.open();
  await search.box.fill('tea');
  await search.says('1 of 2');
  await axeFindsNothing(ada);
  await search.box.fill('nothing');
  await search.says('No results');
  await ada.page.setViewportSize(PHONE);
  await axeFindsNothing(ada);
});
