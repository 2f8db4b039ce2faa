import { WrittenHistory } from '../chat/written-history.ts';
import { Attaching } from '../files/attaching.ts';
import { noise } from '../files/proof.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { sheetsOf, squeezed } from '../support/paper.ts';

const KEY = 'only-who-has-this-comes-in';
const DAY = /(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\d+[A-Z][a-z]+20\d\d/;
const CONTROLS = [
  'Send',
  'Write a message',
  'Copy link',
  'Room menu',
  'Delivered to everyone',
  'connected',
  'Today',
  'Jump',
];

const paperOf = async ({ page }: Member): Promise<string> => (await sheetsOf(page)).join('');

test('paper has the whole transcript with names, dates and times, and nothing else', async ({
  openMember,
  roomUrl,
}) => {
  const past = new WrittenHistory(roomUrl, 1);
  past.write('Zoe', 60, (n) => `earlier ${n} begins\nand goes on\nand on\nand ends ${n}`);
  const key = past.write('Ada', 60, (n) => `later ${n}.`);
  const ada = await openMember({ prepare: (page) => past.putInto(page, 'Ada', key) });
  await expect(ada.message('later 59.')).toBeInViewport();
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await ben.rename('Ben');
  await ada.say('see https://example.org/a/page, please');
  await ben.say(`and https://example.com/${'path/'.repeat(20)}end`);
  await everyoneReads([ada], '/end');
  await ben.act('later 59.', 'React');
  await ben.page.getByRole('button', { name: '👍' }).click();
  await ben.act('later 58.', 'Reply');
  await ben.say('an answer to that');
  await everyoneReads([ada], 'an answer to that');
  await expect(ada.message('later 59.').getByRole('button', { name: /^👍 1: Ben/ })).toBeVisible();
  await ada.say('soon gone');
  await ada.act('soon gone', 'Delete');
  await ada.page.getByRole('button', { name: 'Delete message' }).click();
  await ada.act('later 57.', 'Edit');
  await ada.say('later and better');
  await everyoneReads([ada, ben], 'later and better');

  const sheets = await sheetsOf(ada.page);
  const text = sheets.join('');
  const has = (...words: string[]) => expect(text).toContain(squeezed(words.join('')));
  has('Open room', new URL(roomUrl).searchParams.get('roomId') ?? '');
  expect(text).toMatch(/Printedon\w+day\d+[A-Z][a-z]+20\d\d,\d\d:\d\d/);
  has('Here at that time: Ada, Ben');
  expect(text).toMatch(DAY);
  for (let n = 1; n < 60; n++) has(`earlier ${n} begins and goes on and on and ends ${n}`);
  for (let n = 1; n < 57; n++) has(`later ${n}.`);
  expect(text).toMatch(/Zoe\d\d:\d\dearlier1begins/);
  expect(text).toMatch(/Ada\d\d:\d\dlater1\./);
  has('later and better', 'edited');
  has('Message deleted');
  has('1: Ben');
  has('Ada later 58.', 'an answer to that');
  has('https://example.org/a/page');
  has(`https://example.com/${'path/'.repeat(20)}end`);
  expect(text).not.toMatch(/You|justnow|minago/);
  for (const words of CONTROLS) expect(text).not.toContain(squeezed(words));

  expect(sheets.length).toBeGreaterThan(3);
  for (let n = 1; n < 60; n++) {
    const sheet = sheets.find((page) => page.includes(`earlier${n}begins`));
    expect(sheet, 'all of a message is on one sheet').toContain(`andends${n}`);
  }

  await expect(ada.messages().last()).toBeInViewport();
  await expect(ada.transcript).toContainText('You');
  await expect(ada.transcript).toContainText('Today');
});

test('the key of a sealed room is on no paper, and in the address again afterwards', async ({
  openMember,
  roomUrl,
}) => {
  const ada = await openMember({ url: `${roomUrl}#${KEY}` });
  await ada.hasJoined();
  await ada.say('sealed words');
  await ada.isComplete();
  await ada.page.evaluate(() => {
    addEventListener('beforeprint', () => Object.assign(globalThis, { addressOnPaper: location.href }));
  });
  const text = await paperOf(ada);
  expect(text).toContain('Sealedroom');
  expect(text).toContain(squeezed('The key of this room is not printed'));
  expect(text).toContain('sealedwords');
  expect(text).not.toContain(KEY);
  // Browsers print the address on every sheet.
  expect(await ada.page.evaluate('addressOnPaper')).toBe(roomUrl);
  expect(ada.page.url()).toBe(`${roomUrl}#${KEY}`);

  // A page that is reloaded from within the browser's preview is still the sealed room.
  await ada.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(ada.page.url()).toBe(roomUrl);
  await ada.page.reload();
  await expect(ada.message('sealed words')).toBeVisible();
  expect(ada.page.url()).toBe(`${roomUrl}#${KEY}`);
});

test('of an empty sealed room paper has no link', async ({ openMember, roomUrl }) => {
  const ada = await openMember({ url: `${roomUrl}#${KEY}` });
  await ada.isComplete();
  const text = await paperOf(ada);
  expect(text).toContain('Sealedroom');
  expect(text).not.toContain(KEY);
});

test('of a room with a private conversation open, paper has that alone', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.say('for everybody');
  await everyoneReads([ada], 'for everybody');
  const bensName = await ben.name();
  await ada.page.getByRole('button', { name: `Message ${bensName} privately` }).click();
  const box = ada.page.getByRole('textbox', { name: `Write to ${bensName}` });
  await box.fill('just between us');
  await box.press('Enter');
  await expect(ada.page.getByRole('article').filter({ hasText: 'just between us' })).toBeVisible();
  const text = await paperOf(ada);
  expect(text).toContain(squeezed(`Private with ${bensName}`));
  expect(text).toMatch(new RegExp(`${squeezed(await ada.name())}\\d\\d:\\d\\djustbetweenus`));
  expect(text).not.toContain('foreverybody');

  await ada.page.getByRole('button', { name: 'Back to the room' }).click();
  expect(await paperOf(ada)).toContain('foreverybody');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`paper is black on white from a ${colorScheme} page too @chromium`, async ({ openMember }) => {
    const ada = await openMember({ context: { colorScheme } });
    await ada.hasJoined();
    for (let n = 1; n <= 60; n++) await ada.say(`line ${n} of 60`);
    await ada.page.getByRole('button', { name: 'Room menu' }).click();
    await ada.page.getByRole('button', { name: 'Connection report' }).click();
    await ada.page.emulateMedia({ media: 'print' });
    const shown = await ada.page.evaluate(() => {
      const colourOf = (element: Element, name: 'color' | 'backgroundColor') => {
        const [red, green, blue, alpha = '1'] = getComputedStyle(element)[name].match(/[\d.]+/g) ?? [];
        return Number(alpha) === 0 ? 'none' : [red, green, blue].join();
      };
      const texts = [
        ...document.querySelectorAll('.message-text, .message-author, .moment, .notice, .paper p'),
      ];
      const controls = 'button, input, textarea, dialog, .avatar, .top, .foot, [role=status]';
      return {
        ink: [...new Set(texts.map((text) => colourOf(text, 'color')))],
        ground: colourOf(document.documentElement, 'backgroundColor'),
        grounds: [
          ...new Set(
            [...document.querySelectorAll('body *')]
              .filter((element) => element.checkVisibility())
              .map((element) => colourOf(element, 'backgroundColor')),
          ),
        ],
        controls: [...document.querySelectorAll(controls)].filter((element) => element.checkVisibility())
          .length,
        messages: [...document.querySelectorAll('article')].filter(
          (row) => row.getBoundingClientRect().height > 0,
        ).length,
      };
    });
    expect(shown).toEqual({
      ink: ['0,0,0'],
      ground: '255,255,255',
      grounds: ['none'],
      controls: 0,
      messages: 60,
    });
    await ada.page.emulateMedia({ media: 'screen' });
    await expect(ada.page.getByRole('dialog')).toBeVisible();
  });

test('whoever prints comes back to where they were reading @chromium', async ({ openMember }) => {
  const ada = await openMember();
  await ada.hasJoined();
  for (let n = 1; n <= 80; n++) await ada.say(`line ${n} of 80`);
  await ada.page.pdf();
  await expect(ada.message('line 80 of 80')).toBeInViewport();
  const place = () => ada.transcript.evaluate(({ scrollTop }) => scrollTop);
  const end = await place();
  const wanted = end - 100;
  // Not before the page is itself again.
  const scroll = () => ada.transcript.evaluate((log, top) => log.scrollTo(0, top), wanted);
  await expect.poll(() => scroll().then(place)).toBe(wanted);
  await expect(ada.transcript).not.toHaveAttribute('data-following');
  await ada.page.pdf();
  await expect.poll(place).toBe(wanted);
});

test('a file is its name and size on paper, and what was said with it', async ({ openMember }) => {
  const ada = await openMember();
  await ada.rename('Ada');
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await attaching.choose([noise('Alone.pdf', 3_000)]);
  await ada.box.press('Enter');
  const long = `${'long name '.repeat(12)}end.pdf`;
  await attaching.choose([noise(long, 4_000)]);
  await ada.box.fill('with a caption');
  await ada.box.press('Enter');
  await expect(ada.message('with a caption')).toBeVisible();
  const text = await paperOf(ada);
  expect(text).toMatch(/Ada\d\d:\d\dAlone\.pdf3kB/);
  expect(text).toContain(squeezed(`${long} 4 kB with a caption`));
  for (const words of ['Save', 'Download', 'have it']) expect(text).not.toContain(squeezed(words));
});
