import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { heard, listen } from '../support/screen-reader.ts';

const LINES = 12;

async function talkALot({ page, box }: Member, what: string): Promise<void> {
  for (let n = 1; n <= LINES; n++) {
    await box.fill(`${what} ${n}.`);
    await box.press('Enter');
  }
  await expect(page.getByRole('article').filter({ hasText: `${what} ${LINES}.` })).toBeVisible();
}

/** Of what was read out, what has to do with what people say. */
const heardOf = async ({ page }: Member, words: RegExp): Promise<string[]> =>
  (await heard(page)).filter((each) => words.test(each));

test('a latecomer hears how much was said, once, and then every message as it comes', async ({
  openMember,
}) => {
  const ada = await openMember();
  await ada.rename('Ada');
  await talkALot(ada, 'old');
  const ben = await openMember({ prepare: listen });
  await everyLinkIsConnected([ada, ben]);
  await expect.poll(() => heardOf(ben, /earlier/)).toHaveLength(1);
  expect((await heardOf(ben, /earlier/))[0]).toMatch(
    new RegExp(`^${LINES} earlier messages, the last from Ada at \\d\\d:\\d\\d$`),
  );

  await ada.say('are you here?');
  await expect.poll(() => heardOf(ben, /here/)).toEqual(['Ada: are you here?']);
  await ben.say('I am.');
  await expect(ada.message('I am.')).toBeVisible();
  await ada.say('good.');
  await expect.poll(() => heardOf(ben, /good/)).toEqual(['Ada: good.']);
  // Nobody is read what they wrote themselves, nor what was there before.
  expect(await heardOf(ben, /old|I am/)).toEqual([]);
  await expect(ben.transcript).not.toHaveAttribute('aria-busy', 'true');
});

test('a reload reads nothing again, and sums up what came meanwhile', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2, { prepare: listen })) as [Member, Member];
  await ada.rename('Ada');
  await talkALot(ada, 'old');
  await expect(ben.message(`old ${LINES}.`)).toBeVisible();
  const url = ben.page.url();
  await ben.page.goto('about:blank');
  await talkALot(ada, 'missed');
  await ben.page.goto(url);
  await everyLinkIsConnected([ada, ben]);
  await expect.poll(() => heardOf(ben, /new messages/)).toHaveLength(1);
  expect((await heardOf(ben, /new messages/))[0]).toMatch(
    new RegExp(`^${LINES} new messages, the last from Ada at `),
  );
  expect((await heardOf(ben, /earlier/))[0]).toMatch(
    new RegExp(`^${LINES} earlier messages, the last from Ada at `),
  );
  expect(await heardOf(ben, /old|missed/)).toEqual([]);
});

test('edits and deletions are read out, receipts and reactions are not', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2, { prepare: listen })) as [Member, Member];
  await ada.rename('Ada');
  await ada.say('tea at fuor');
  await expect.poll(() => heardOf(ben, /tea/)).toEqual(['Ada: tea at fuor']);
  await ada.act('tea at fuor', 'Edit');
  await ada.box.fill('tea at four');
  await ada.box.press('Enter');
  await expect.poll(() => heardOf(ben, /four/)).toEqual(['Ada edited a message: tea at four']);
  await ben.say('@Ada see https://example.com/');
  await expect.poll(() => heardOf(ada, /example/)).toHaveLength(1);
  await ada.act('tea at four', 'Delete');
  await ada.page.getByRole('button', { name: 'Delete message' }).click();
  await expect.poll(() => heardOf(ben, /deleted/)).toEqual(['Ada deleted a message']);
  expect(await heardOf(ada, /everyone|\d of \d|tea/)).toEqual([]);
});

test('a private conversation is summed up when it opens, and read out as private', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2, { prepare: listen })) as [Member, Member];
  await ada.rename('Ada');
  await expect(ben.person('Ada')).toBeVisible();
  await ada.page.getByRole('button', { name: `Message ${await ben.name()} privately` }).click();
  const box = ada.page.getByRole('textbox', { name: /^Write to/ });
  for (let n = 1; n <= 3; n++) {
    await box.fill(`secret ${n}.`);
    await box.press('Enter');
  }
  await expect.poll(async () => (await heardOf(ben, /private/)).at(-1)).toMatch(/from Ada$/);
  expect(await heardOf(ben, /secret/)).toEqual([]);

  await ben.page.getByRole('button', { name: /^Message Ada privately/ }).click();
  await expect
    .poll(() => heardOf(ben, /earlier/))
    .toEqual([expect.stringMatching(/^In private: 3 earlier messages, the last from Ada at \d\d:\d\d$/)]);
  await box.fill('now you');
  await box.press('Enter');
  await expect.poll(() => heardOf(ben, /now you/)).toEqual(['In private: Ada: now you']);
});

test('what comes while a dialog covers the room is read out when it closes', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2, { prepare: listen })) as [Member, Member];
  await ben.page.getByRole('button', { name: 'QR code' }).click();
  await expect(ben.page.getByRole('dialog')).toBeVisible();
  await ada.say('anybody?');
  await everyoneReads([ada], 'anybody?');
  await expect(ada.receipt('anybody?')).toHaveText('Delivered to everyone');
  expect(await heardOf(ben, /anybody/)).toEqual([]);
  await ben.page.keyboard.press('Escape');
  await expect.poll(() => heardOf(ben, /anybody/)).toHaveLength(1);
});

test('the summary is for the ear: the browser offers it politely, nobody sees it, no key stops at it @chromium', async ({
  openMember,
}) => {
  const ada = await openMember();
  await talkALot(ada, 'old');
  const ben = await openMember({ prepare: listen });
  await everyLinkIsConnected([ada, ben]);
  await expect.poll(() => heardOf(ben, /earlier/)).toHaveLength(1);
  const summary = ben.page.getByText(/earlier messages, the last from/);
  await expect(summary).toHaveCount(1);
  const size = await summary.evaluate((element) => {
    const { width, height } = (element.parentElement ?? element).getBoundingClientRect();
    return width * height;
  });
  expect(size).toBeLessThanOrEqual(1);

  const devtools = await ben.page.context().newCDPSession(ben.page);
  await devtools.send('Accessibility.enable');
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const live = nodes.flatMap(({ role, name, properties }) => {
    const value = properties?.find((each) => each.name === 'live')?.value.value as string | undefined;
    return value === undefined ? [] : [`${role?.value}: ${value}, ${name?.value || 'unnamed'}`];
  });
  expect(live).toContainEqual('generic: polite, unnamed');
  // The log itself stays quiet, or it would read out what is moved or looks different.
  expect(live.filter((each) => each.startsWith('log: polite'))).toEqual([]);
  await axeFindsNothing(ben);

  // From the messages Tab leads to the box and its buttons, and to nothing between.
  await ben.messages().last().focus();
  await ben.page.keyboard.press('Escape');
  const stops: string[] = [];
  for (let step = 0; step < 25; step++) {
    await ben.page.keyboard.press('Tab');
    stops.push(
      await ben.page.evaluate(() => {
        const { activeElement: at } = document;
        return at === null || at === document.body ? 'out' : at.id || at.className || at.localName;
      }),
    );
  }
  expect(stops.join(' ')).toMatch(/message (?:plain icon-only [\w-]+ )*send/);
});
