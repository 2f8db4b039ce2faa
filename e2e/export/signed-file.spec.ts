/** The signed file: it proves who said what, and brings a room back that everybody has lost. */
import { writeFile } from 'node:fs/promises';
import { axeFindsNothingIn } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { bringIn, openFromMenu, save, verifyOnCommandLine } from './saving.ts';

const SAID = /number \d+|Message deleted|better words/;
const KEY = 'only-who-has-this-comes-in';

/** The others have gone for good, and their tabs with all that they kept. */
const leave = (members: readonly Member[]) => Promise.all(members.map(({ page }) => page.close()));

// Firefox' driver is not told of downloads of this kind.
test('a room that everybody lost comes back from it, and it proves who said what @chromium', async ({
  openMember,
  openRoom,
  roomUrl,
}, testInfo) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.rename('Ada');
  await ben.rename('Ben');
  for (let n = 1; n <= 4; n++) await (n % 2 ? ada : ben).say(`number ${n}`);
  await everyoneReads([ada], 'number 4');
  await everyoneReads([ben], 'number 3');
  await ada.act('number 1', 'Delete');
  await ada.page.getByRole('button', { name: 'Delete message' }).click();
  await ben.act('number 2', 'Edit');
  await ben.box.fill('better words');
  await ben.box.press('Enter');
  await everyoneReads([ada, ben], 'better words');
  await everyoneReads([ada, ben], 'Message deleted');
  const before = await ada.said(SAID);
  const file = await save(ada, 'Save signed file', testInfo);

  const proof = await verifyOnCommandLine(file.path);
  expect(proof).toMatchObject({ code: 0, output: expect.stringMatching(/^PROVED: \d+ entries/m) });
  expect(proof.output).toMatch(/^Ada\b/m);
  expect(proof.output).toMatch(/^Ben\b/m);
  const forged = file.text.replace('number 3', 'number 5');
  await writeFile(testInfo.outputPath('forged.parley'), forged);
  expect(await verifyOnCommandLine(testInfo.outputPath('forged.parley'))).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^NOT PROVED: 1 of/m),
  });

  await leave([ada, ben]);
  const [cleo, dan] = [await openMember({ url: roomUrl }), await openMember({ url: roomUrl })];
  await everyLinkIsConnected([cleo, dan]);
  await expect(cleo.messages()).toHaveCount(0);
  const dialog = await openFromMenu(cleo, 'Import');
  const refused = await bringIn(dialog, { name: 'forged.parley', text: forged });
  await expect(refused).toContainText(/Damaged at line \d+: \d+ entries taken, 1 refused\./);
  const told = await bringIn(dialog, file);
  await expect(told).toContainText(/\d+ messages? (was|were) new\./);
  await cleo.page.keyboard.press('Escape');
  await expect.poll(() => cleo.said(SAID)).toEqual(before);
  await expect.poll(() => dan.said(SAID)).toEqual(before);
  await expect(cleo.transcript).not.toContainText('number 5');
  await expect(cleo.message('better words')).toContainText('Ben');
});

test('what is not a signed file of this room is refused in words', async ({ openMember }) => {
  const ada = await openMember();
  await ada.hasJoined();
  await ada.isComplete();
  const dialog = await openFromMenu(ada, 'Import');
  const header = (more: object) =>
    JSON.stringify({
      ...{ format: 'parley transcript', version: 1, roomId: 'elsewhere', isSealed: false },
      ...{ signingContext: 'x'.repeat(43), exportedAt: 1, entries: 0, ...more },
    });
  const roomId = new URL(ada.page.url()).searchParams.get('roomId');
  for (const [text, words] of [
    ['Dear diary', 'This is not a signed file of Parley.'],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'This is not a signed file of Parley.'],
    ['<!doctype html>\n', 'This is the page to read.'],
    [header({ version: 2 }), 'made by a newer Parley'],
    [header({ entries: -1 }), 'damaged in its first line'],
    [header({}), 'This file is of another room: elsewhere.'],
    [header({ roomId }), 'it has the same id, and another key'],
  ] as const) {
    await expect(await bringIn(dialog, { name: 'file.parley', text })).toContainText(words);
  }
  await axeFindsNothingIn(ada.page);
  await ada.page.setViewportSize({ width: 390, height: 760 });
  await axeFindsNothingIn(ada.page);
  await expect(ada.messages()).toHaveCount(0);
});

test('of a sealed room it has everything but the key @chromium', async ({ openMember, server }, testInfo) => {
  const url = `${server.roomUrl('harbour')}#${KEY}`;
  const ada = await openMember({ url });
  await ada.hasJoined();
  await ada.say('behind a lock');
  await expect(ada.receipt('behind a lock')).toBeVisible();
  const signed = await save(ada, 'Save signed file', testInfo);
  const page = await save(ada, 'Save page', testInfo);
  for (const { text } of [signed, page]) expect(text).not.toContain(KEY);
  const { code, output } = await verifyOnCommandLine(signed.path);
  expect(code).toBe(0);
  expect(output).toContain('sealed room harbour');
  await expect(await openFromMenu(ada, 'Export')).toContainText('neither has its key');
  await ada.page.keyboard.press('Escape');

  const open = await openMember({ url: server.roomUrl('harbour-open') });
  await open.hasJoined();
  await open.isComplete();
  const told = await bringIn(await openFromMenu(open, 'Import'), signed);
  await expect(told).toContainText('of another room: harbour');
});
