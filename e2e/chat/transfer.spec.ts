import { join } from 'node:path';
import type { CDPSession, Locator } from '@playwright/test';
import { Attaching } from '../files/attaching.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';
import { drop, type Goods, paste } from '../support/transfer.ts';

const FILE: Goods = { files: ['holiday.png'] };
const NAMED_FILE: Goods = { data: { 'text/plain': 'holiday.png' }, files: ['holiday.png'] };
/** As from a table. */
const MIXED: Goods = { data: { 'text/plain': 'a\tb', 'text/html': '<table>' }, files: ['image.png'] };

const noteOf = ({ page }: Member, words: string | RegExp): Locator =>
  page.getByRole('alert').filter({ hasText: words });

/** Attaching comes in a part of its own. */
async function openReady(open: () => Promise<Member>): Promise<[Member, Attaching]> {
  const member = await open();
  const attaching = new Attaching(member.page);
  await attaching.isReady();
  return [member, attaching];
}

test('a file that is pasted is attached, wherever that is, and the draft stays', async ({ openMember }) => {
  const [ada, attaching] = await openReady(openMember);
  await ada.box.fill('half a thought');
  for (const [target, goods] of [
    [ada.box, FILE],
    [ada.box, NAMED_FILE],
    // Where nothing can be written too.
    [ada.transcript, FILE],
  ] as const) {
    expect(await paste(target, goods)).toMatchObject({ isPrevented: true });
    await expect(attaching.item('holiday.png')).toBeVisible();
    await expect(ada.box).toHaveValue('half a thought');
    await ada.page.keyboard.press('Escape');
    await expect(attaching.tray).toBeHidden();
  }
  await expect(ada.box).toHaveValue('half a thought');
});

test('why something is not taken goes away by itself', async ({ openMember }) => {
  const ada = await openMember({ prepare: (page) => page.clock.install() });
  await ada.hasJoined();
  await paste(ada.box, { data: { 'application/x-thing': 'x' } });
  await expect(noteOf(ada, 'There is no text in it')).toBeVisible();
  await ada.page.clock.fastForward(20_000);
  await expect(noteOf(ada, 'There is no text in it')).toHaveCount(0);
});

test('text is pasted whatever comes with it, and what has none is refused', async ({ openMember }) => {
  const ada = await openMember();
  await paste(ada.box, MIXED);
  await expect(ada.box).toHaveValue('a\tb');
  // The browser does it.
  expect(await paste(ada.box, { data: { 'text/plain': 'plain' } })).toMatchObject({ isPrevented: false });

  await ada.box.fill('see: ');
  await paste(ada.box, { data: { 'text/uri-list': 'https://a.example/' } });
  await expect(ada.box).toHaveValue('see: https://a.example/');
  await ada.box.fill('');
  await paste(ada.box, { data: { 'text/html': '<p>one <b>two</b></p><p>three</p>' } });
  await expect(ada.box).toHaveValue('one two\nthree');
  await ada.box.fill('');
  await paste(ada.transcript, { data: { 'text/plain': 'from anywhere' } });
  await expect(ada.box).toHaveValue('from anywhere');
  await paste(ada.box, { data: { 'application/x-thing': 'x' } });
  await expect(ada.page.getByRole('alert').filter({ hasText: 'There is no text in it' })).toBeVisible();
  await expect(ada.box).toHaveValue('from anywhere');
});

test('what is dropped anywhere never leads the page away: files go to the conversation there', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await ada.box.fill('half a thought');
  const places = [ada.transcript, ada.box, ada.nameBox, ada.people, ada.send, ada.page.getByRole('banner')];
  for (const place of places) {
    expect(await drop(place, FILE)).toMatchObject({ isPrevented: true });
    expect(await drop(place, NAMED_FILE)).toMatchObject({ isPrevented: true });
  }
  await expect(attaching.items).toHaveCount(2 * places.length);
  await expect(ada.box).toHaveValue('half a thought');
  await ada.box.press('Escape');
  await expect(attaching.tray).toBeHidden();
  await ada.box.fill('');

  await drop(ada.transcript, { data: { 'text/uri-list': 'https://a.example/' } });
  await expect(ada.box).toHaveValue('https://a.example/');
  await ada.box.fill('');
  await drop(ada.box, MIXED);
  await expect(ada.box).toHaveValue('a\tb');

  // The private conversation has a box of its own.
  const name = await ben.name();
  await ada.page.getByRole('button', { name: `Message ${name} privately` }).click();
  const pane = ada.page.getByRole('region', { name: `Private with ${name}` });
  expect(await drop(pane, FILE)).toMatchObject({ isPrevented: true });
  await expect(pane.getByRole('listitem').filter({ hasText: 'holiday.png' })).toBeVisible();
  await expect(attaching.items).toHaveCount(0);
  await drop(pane, { data: { 'text/plain': 'for two' } });
  await expect(pane.getByRole('textbox')).toHaveValue('for two');
  await expect(ada.box).toHaveValue('a\tb');

  // Nothing gets behind a dialog.
  await ada.page.getByRole('button', { name: 'QR code' }).click();
  const dialog = ada.page.getByRole('dialog');
  expect(await drop(dialog, FILE)).toEqual({ isPrevented: true, isDropOffered: false });
  expect(await drop(dialog, { data: { 'text/plain': 'lost' } })).toEqual({
    isPrevented: true,
    isDropOffered: false,
  });
  await ada.page.keyboard.press('Escape');
  await expect(ada.box).toHaveValue('a\tb');
});

test('a page without a room keeps what is dropped from leading it away', async ({ openMember, server }) => {
  const ada = await openMember({ url: server.roomUrl('no such room!') });
  await expect(ada.page.getByRole('button', { name: 'Start a new room' })).toBeVisible();
  for (const goods of [FILE, { data: { 'text/uri-list': 'https://a.example/' } }])
    expect(await drop(ada.page.getByRole('main'), goods)).toEqual({
      isPrevented: true,
      isDropOffered: false,
    });
});

/** As the system hands it to the browser, which then does what it does. */
async function dropFromSystem(devtools: CDPSession, at: Locator, files: readonly string[]): Promise<void> {
  const box = await at.boundingBox();
  if (box === null) throw new Error('not on the page');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
}

test('the browser itself opens no file and no folder that is dropped on the page @chromium', async ({
  openMember,
}) => {
  const [ada, attaching] = await openReady(openMember);
  const url = ada.page.url();
  const devtools = await ada.page.context().newCDPSession(ada.page);
  await ada.box.fill('half a thought');
  const root = join(import.meta.dirname, '../..');
  for (const place of [ada.transcript, ada.box, ada.nameBox]) {
    await dropFromSystem(devtools, place, [join(root, 'package.json')]);
    await expect(attaching.item('package.json')).toBeVisible();
    await ada.box.press('Escape');
    await expect(attaching.tray).toBeHidden();
    await dropFromSystem(devtools, place, [join(root, 'docs')]);
    await expect(noteOf(ada, /docs.* is a folder/)).toBeVisible();
    await expect(attaching.tray).toBeHidden();
    await ada.box.press('End');
    await ada.box.pressSequentially('!');
    await expect(noteOf(ada, 'is a folder')).toHaveCount(0);
  }
  await expect(ada.page).toHaveURL(url);
  await expect(ada.box).toHaveValue('half a thought!!!');
});

test('the clipboard of the system: a picture is attached, text beside a picture is text @chromium', async ({
  openMember,
}) => {
  const ada = await openMember({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await ada.box.fill('draft ');
  const copy = (withText: boolean) =>
    ada.page.evaluate(async (isMixed) => {
      const canvas = document.createElement('canvas');
      const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
      if (picture === null) throw new Error('no picture');
      const text = { 'text/plain': 'a table', 'text/html': '<table><tr><td>a table</td></tr></table>' };
      await navigator.clipboard.write([
        new ClipboardItem({ 'image/png': picture, ...(isMixed ? text : {}) }),
      ]);
    }, withText);
  await copy(false);
  await ada.box.press('ControlOrMeta+v');
  await expect(attaching.items).toHaveCount(1);
  await expect(ada.box).toHaveValue('draft ');
  await copy(true);
  await ada.box.press('ControlOrMeta+v');
  await expect(ada.box).toHaveValue('draft a table');
  await expect(attaching.items).toHaveCount(1);
});

test('text is still dragged within the box, and from the transcript into it @chromium', async ({
  openMember,
}) => {
  const ada = await openMember();
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await ben.say('transcript');
  await expect(ada.message('transcript')).toBeVisible();
  await ada.box.fill('one two');
  await ada.box.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(0, 3));
  const at = await ada.box.boundingBox();
  if (at === null) throw new Error('no box');
  const y = at.y + at.height / 2;
  await ada.page.mouse.move(at.x + 20, y);
  await ada.page.mouse.down();
  await ada.page.mouse.move(at.x + 200, y, { steps: 5 });
  await ada.page.mouse.up();
  await expect(ada.box).toHaveValue(/two.*one/);

  const text = ada.message('transcript').getByText('transcript', { exact: true });
  await text.dblclick({ position: { x: 12, y: 12 } });
  await text.dragTo(ada.box, { sourcePosition: { x: 12, y: 12 } });
  await expect(ada.box).toHaveValue(/transcript/);
  const filled = await ada.box.inputValue();
  await text.dblclick({ position: { x: 12, y: 12 } });
  await text.dragTo(ada.people, { sourcePosition: { x: 12, y: 12 } });
  await expect(ada.box).toHaveValue(filled);
});
