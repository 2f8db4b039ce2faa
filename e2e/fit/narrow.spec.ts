import { Caller, watchMedia } from '../call/call.ts';
import { Attaching, cardOf } from '../files/attaching.ts';
import { drawPicture } from '../files/pictures.ts';
import { openRooms, roomIn } from '../rooms/rooms.ts';
import { Searching } from '../search/searching.ts';
import { copied, watchCopies } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { comeBack, turnKeeping } from '../support/keeping.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { anotherTab, OPEN, saysElsewhere } from '../tabs/second-tab.ts';
import { type Fit, misfits } from './geometry.ts';
import { inEveryView, isLaidOut, VIEWS } from './views.ts';

/** As long as a name may be. */
const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdo';
const RTL_NAME = 'عبد الرحمن الرحيم';
const RTL_TEXT = 'مرحبا بالجميع، هذه رسالة طويلة من اليمين إلى اليسار تحتاج إلى أكثر من سطر واحد';

const WIDE = { width: 1280, height: 800 };
const OVERLAY: Fit = { box: null, log: null };

/** The page as it is now fits into every view. */
async function fitsEverywhere({ page }: Member, state: string, fit: Fit = {}): Promise<void> {
  const found: string[] = [];
  await inEveryView(page, async ({ name }) => {
    for (const misfit of await misfits(page, fit)) found.push(`${state}, ${name}: ${misfit}`);
  });
  await page.setViewportSize(WIDE);
  expect(found).toEqual([]);
}

/** A room of three with all that makes texts long. */
async function talk([ada, ben, cleo]: readonly [Member, Member, Member]): Promise<void> {
  await ben.rename(LONG_NAME);
  await cleo.rename(RTL_NAME);
  await expect(ada.person(LONG_NAME)).toBeVisible();
  await expect(ada.person(RTL_NAME)).toBeVisible();
  await ada.say('short');
  await ben.say(`a ${'very'.repeat(40)} long word, and https://example.com/${'path/'.repeat(30)}`);
  await everyoneReads([ada], 'long word');
  await cleo.say(RTL_TEXT);
  await everyoneReads([ada], RTL_TEXT);
  await ada.say('the newest');
  await everyoneReads([ada, ben, cleo], 'the newest');
  await expect(ada.receipt('the newest')).toHaveText('Delivered to everyone');
  await ada.isComplete();
}

async function openTrio(openRoom: (size: number) => Promise<Member[]>): Promise<[Member, Member, Member]> {
  const trio = (await openRoom(3)) as [Member, Member, Member];
  await talk(trio);
  return trio;
}

test('a room fits into every window, with letters of any size @chromium @promise', async ({ openRoom }) => {
  const [ada] = await openTrio(openRoom);
  await fitsEverywhere(ada, 'a room');
  await ada.act('the newest', 'Reply');
  await expect(ada.page.locator('#intent').getByRole('button')).toBeVisible();
  await fitsEverywhere(ada, 'an answer');
});

test('a room that was kept fits, read alone @chromium', async ({ openMember, roomUrl }) => {
  const ada = await openMember();
  await ada.hasJoined();
  await ada.say('the last thing that was said');
  await turnKeeping(ada, true);
  await ada.page.close();
  const again = await comeBack(ada, roomUrl);
  await expect(again.page.getByText('Kept here until you forget the room')).toBeVisible();
  await fitsEverywhere(again, 'a kept room');
});

test('the search fits @chromium', async ({ openRoom }) => {
  const [ada] = await openTrio(openRoom);
  const search = new Searching(ada);
  await search.open();
  await search.box.fill('newest');
  await search.says('1 of 1');
  await search.from.selectOption(LONG_NAME);
  await search.says('No results');
  await search.from.selectOption('You');
  await search.says('1 of 1');
  await fitsEverywhere(ada, 'the search');
  const fit: Fit = { box: '.thread .composer-box', log: '.thread .transcript' };
  await ada.page.getByRole('button', { name: `Message ${LONG_NAME} privately` }).click();
  await ada.page.getByRole('textbox', { name: `Write to ${LONG_NAME}` }).fill('between us');
  await ada.page.keyboard.press('Enter');
  await search.open();
  await search.box.fill('between');
  await search.says('1 of 1');
  await fitsEverywhere(ada, 'the search in a private conversation', fit);
});

test('files fit: attached, with an answer too, and as cards @chromium', async ({ openRoom }) => {
  const [ada, ben] = await openTrio(openRoom);
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  const picture = await drawPicture(ada.page, { width: 1_600, height: 900, type: 'image/jpeg' });
  const pdf = { mimeType: 'application/pdf', buffer: Buffer.alloc(3_000, 1) };
  const long = `${'A very long name of a document '.repeat(4)}(final).pdf`;
  await attaching.choose([
    { name: 'Picture.jpg', mimeType: 'image/jpeg', buffer: picture },
    { ...pdf, name: long },
    { ...pdf, name: 'تقرير الرحلة النهائي إلى الجبال مع الجميع.pdf' },
  ]);
  await fitsEverywhere(ada, 'a tray');
  await ada.act('the newest', 'Reply');
  await fitsEverywhere(ada, 'a tray and an answer');
  await ada.box.fill('with a caption');
  await ada.box.press('Enter');
  await expect(cardOf(ada.transcript, 'Picture.jpg').locator('img')).toBeVisible();
  await ada.say('the last word');
  await everyoneReads([ada, ben], 'the last word');
  await fitsEverywhere(ada, 'own cards');

  const theirs = new Attaching(ben.page);
  await theirs.choose([
    { name: 'Their picture.jpg', mimeType: 'image/jpeg', buffer: picture },
    { ...pdf, name: `Their ${long}` },
    { ...pdf, name: 'Offered.pdf' },
  ]);
  await ben.box.press('Enter');
  await cardOf(ada.transcript, `Their ${long}`).getByRole('button', { name: 'Download' }).click();
  await expect(cardOf(ada.transcript, 'Their picture.jpg').locator('button img')).toBeVisible();
  await ben.say('the very last word');
  await everyoneReads([ada], 'the very last word');
  await fitsEverywhere(ada, 'cards');
  await cardOf(ada.transcript, 'Offered.pdf')
    .getByRole('button', { name: /have it$/ })
    .click();
  await fitsEverywhere(ada, 'who has a file', { ...OVERLAY, within: 'dialog' });
  await ada.page.keyboard.press('Escape');
  await cardOf(ada.transcript, 'Their picture.jpg')
    .getByRole('button', { name: /in full size$/ })
    .click();
  await fitsEverywhere(ada, 'a large picture', { ...OVERLAY, within: 'dialog' });
});

test('a room whose server is gone fits, while a message is edited @chromium', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const url = server.roomUrl('harbour');
  const trio = [await openMember({ url }), await openMember({ url }), await openMember({ url })] as const;
  await everyLinkIsConnected(trio);
  await talk(trio);
  const [ada] = trio;
  await server.kill();
  await expect(ada.banner).toContainText('cannot be reached');
  await ada.act('the newest', 'Edit');
  await ada.box.fill('one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine');
  await fitsEverywhere(ada, 'the server gone');
});

test('a private conversation fits, with an answer too @chromium', async ({ openRoom }) => {
  const [ada] = await openTrio(openRoom);
  const { page } = ada;
  await page.getByRole('button', { name: `Message ${LONG_NAME} privately` }).click();
  const box = page.getByRole('textbox', { name: `Write to ${LONG_NAME}` });
  await box.fill('between us');
  await box.press('Enter');
  const said = page.getByRole('log', { name: `Private with ${LONG_NAME}` }).getByRole('article');
  await expect(said.getByRole('button', { name: 'Delivered' })).toBeVisible();
  const fit: Fit = { box: '.thread .composer-box', log: '.thread .transcript' };
  await fitsEverywhere(ada, 'a private conversation', fit);
  await said.hover();
  await said.getByRole('button', { name: 'Reply' }).click();
  await fitsEverywhere(ada, 'an answer in private', { ...fit, within: '.thread' });
});

test('the list of all people fits, and so does the note of a private message @chromium', async ({
  openRoom,
}) => {
  const [ada, ben] = await openTrio(openRoom);
  const adasName = await ada.name();
  await ben.page.getByRole('button', { name: `Message ${adasName} privately` }).click();
  await ben.page.getByRole('textbox', { name: `Write to ${adasName}` }).fill('between us');
  await ben.page.keyboard.press('Enter');
  await expect(ada.page.getByRole('region', { name: 'Private message' })).toBeVisible();
  await fitsEverywhere(ada, 'a private message');
  await ada.page.setViewportSize({ width: 390, height: 760 });
  await ada.openPeople();
  await fitsEverywhere(ada, 'all people', { ...OVERLAY, within: '.people' });
});

test('a call fits, and so does one that comes in @chromium', async ({ openRoom }) => {
  const trio = (await openRoom(3, { prepare: watchMedia })) as [Member, Member, Member];
  await talk(trio);
  const [ada, ben, cleo] = trio.map((member) => new Caller(member)) as [Caller, Caller, Caller];
  await cleo.call(ada);
  await expect(ada.ring).toBeVisible();
  await fitsEverywhere(ada.member, 'a call that comes in');
  await ada.answer('Decline');
  await ben.join();
  await ada.join();
  await ada.sees(1);
  // Below the line of the call, which is the last so far.
  await ada.member.say('the newest in a call');
  await fitsEverywhere(ada.member, 'a call');
  await ada.page.getByRole('button', { name: `Message ${RTL_NAME} privately` }).click();
  const box = ada.page.getByRole('textbox', { name: `Write to ${RTL_NAME}` });
  await box.fill('between us');
  await box.press('Enter');
  await fitsEverywhere(ada.member, 'a call and a private conversation', {
    box: '.thread .composer-box',
    log: '.thread .transcript',
  });
});

test('the menu and every dialog fit @chromium', async ({ openRoom }) => {
  const [ada, ben] = await openTrio(openRoom);
  const { page } = ada;
  const dialog = page.getByRole('dialog');
  const menu = async (item: string) => {
    await page.getByRole('button', { name: 'Room menu' }).click();
    await page.getByRole('button', { name: item }).click();
  };
  const dialogFits = async (state: string) => {
    await expect(dialog).toBeVisible();
    await fitsEverywhere(ada, state, { ...OVERLAY, within: '.dialog' });
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };

  await page.getByRole('button', { name: 'Room menu' }).click();
  await fitsEverywhere(ada, 'the room menu', { ...OVERLAY, within: '.menu' });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Open room/ }).click();
  await fitsEverywhere(ada, 'who comes in', { ...OVERLAY, within: '.room-kind-words' });
  await page.keyboard.press('Escape');

  await menu('Connection report');
  await dialogFits('the connection report');
  await menu('About this page');
  await dialogFits('about the page');
  await menu('Move to a new sealed room');
  await dialogFits('another lock');
  await menu('Export');
  await dialogFits('what is exported');
  await menu('Import');
  await dialogFits('what is imported');
  await menu('Forget this room');
  await dialogFits('forgetting');
  await page.getByRole('button', { name: 'QR code' }).click();
  await dialogFits('the QR code');
  await page.getByRole('button', { name: `About ${LONG_NAME}` }).click();
  await expect(dialog.getByText('Safety code')).toBeVisible();
  await dialogFits('about somebody');
  await ada.act('the newest', 'Delete');
  await dialogFits('deleting');
  await ada.receipt('the newest').click();
  await dialogFits('who has a message');

  await ben.say(`@${await ada.name()} and @${RTL_NAME}`);
  await ada.box.fill('');
  await ada.box.pressSequentially('@');
  await expect(page.getByRole('listbox', { name: 'People to mention' })).toBeVisible();
  await fitsEverywhere(ada, 'the names to mention', { within: '.completion', log: null });
});

test('the list of rooms fits, and so does a room that another tab has @chromium', async ({
  openRoom,
  roomUrl,
  server,
}) => {
  const [ada] = await openTrio(openRoom);
  const list = await openRooms(ada);
  await list.getByRole('button', { name: /^Rename / }).click();
  await list.getByRole('textbox').fill(LONG_NAME);
  await list.getByRole('textbox').press('Enter');
  await expect(roomIn(list, LONG_NAME)).toContainText('You are here');
  await fitsEverywhere(ada, 'the list of rooms', { ...OVERLAY, within: '.dialog' });
  await list.getByRole('button', { name: /^Rename / }).click();
  await fitsEverywhere(ada, 'a new name for a room', { ...OVERLAY, within: '.dialog' });
  await list.getByRole('textbox').press('Escape');
  await list.getByRole('button', { name: /^Forget / }).click();
  await fitsEverywhere(ada, 'forgetting from the list', { ...OVERLAY, within: '.dialog:last-of-type' });

  const page = await anotherTab(ada, `${server.roomUrl()}?rooms`);
  await expect(roomIn(page.page, LONG_NAME)).toBeVisible();
  await fitsEverywhere(page, 'the page with the list of rooms', OVERLAY);
  await page.page.goto(roomUrl);
  await saysElsewhere(page, OPEN);
  await fitsEverywhere(page, 'a room in another tab', OVERLAY);
});

test('the palette of reactions is on the screen, in any window @chromium', async ({ openRoom }) => {
  const [ada] = await openTrio(openRoom);
  const { page } = ada;
  await inEveryView(page, async ({ name }) => {
    await ada.message('the newest').focus();
    await page.keyboard.press('Tab');
    await ada.message('the newest').getByRole('button', { name: 'React' }).click();
    expect(await misfits(page, { ...OVERLAY, within: '.palette' }), name).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

test('an empty room, and a page without one, are read to their end @chromium', async ({
  openMember,
  server,
}) => {
  const ada = await openMember();
  await ada.hasJoined();
  await fitsEverywhere(ada, 'an empty room', { log: null });
  const lost = await openMember({ url: server.roomUrl('no such room!') });
  await expect(lost.page.getByRole('button', { name: 'Start a new room' })).toBeVisible();
  await fitsEverywhere(lost, 'no room', OVERLAY);
});

test('what the masthead has no space for is in the menu @chromium', async ({ openMember, roomUrl }) => {
  const ada = await openMember({ prepare: watchCopies });
  await ada.hasJoined();
  const { page } = ada;
  const menu = page.getByRole('button', { name: 'Room menu' });
  await page.setViewportSize({ width: 320, height: 256 });
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await menu.click();
  await page.getByRole('button', { name: 'QR code' }).click();
  await expect(page.getByRole('dialog', { name: 'Scan to join' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 160, height: 480 });
  await ada.page.getByRole('button', { name: 'Copy link' }).waitFor({ state: 'hidden' });
  await menu.click();
  await page.getByRole('button', { name: 'Theme: system' }).click();
  await menu.click();
  await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => copied(page)).toBe(roomUrl);
  await expect(page.getByText('Copied')).toBeInViewport({ ratio: 1 });

  await page.setViewportSize(WIDE);
  await menu.click();
  await expect(page.getByRole('button', { name: 'QR code' })).toHaveCount(1);
});

const FIREFOX_LETTERS = { usual: 16, large: 32 };

for (const [size, letters] of Object.entries(FIREFOX_LETTERS))
  test(`a room fits into every window of Firefox with ${size} letters`, async ({
    launch,
    openMember,
    browserName,
  }) => {
    test.skip(browserName !== 'firefox', 'Chromium goes through both in the tests above');
    const browser = await launch('firefox', [], { 'font.size.variable.x-western': letters });
    const ada = await openMember({ browser });
    await ada.hasJoined();
    const ben = await openMember({ browser });
    await everyLinkIsConnected([ada, ben]);
    await ben.say(RTL_TEXT);
    await everyoneReads([ada], RTL_TEXT);
    await ada.say('the newest');
    await everyoneReads([ada, ben], 'the newest');
    await ada.isComplete();
    const found: string[] = [];
    for (const view of VIEWS.filter((one) => one.letters === letters)) {
      await ada.page.setViewportSize({ width: view.width, height: view.height });
      await isLaidOut(ada.page, view);
      for (const misfit of await misfits(ada.page)) found.push(`${view.name}: ${misfit}`);
    }
    expect(found).toEqual([]);
  });
