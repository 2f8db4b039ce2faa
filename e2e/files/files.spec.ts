import { setMuted } from '../people/muting.ts';
import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Member } from '../support/member.ts';
import { heard, listen } from '../support/screen-reader.ts';
import { Attaching, cardOf, savedBytes } from './attaching.ts';

const bytesOf = (count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, (_, n) => (n * 131) % 251));
const document = (name: string, bytes = 3_000) => ({
  name,
  mimeType: 'application/pdf',
  buffer: bytesOf(bytes),
});

test('a file goes to the room: with a caption, on demand, byte for byte @promise', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2, { prepare: listen })) as [Member, Member];
  await ada.rename('Ada');
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await attaching.choose([document('Plan.pdf', 700_000), document('List.pdf')]);
  await expect(attaching.items).toHaveCount(2);
  await ada.box.fill('what we agreed on');
  await ada.box.press('Enter');
  await expect(attaching.tray).toBeHidden();
  await expect(ada.box).toHaveValue('');

  await expect(ben.message('Plan.pdf')).toContainText('what we agreed on');
  await expect(ben.message('List.pdf')).not.toContainText('what we agreed on');
  const card = cardOf(ben.transcript, 'Plan.pdf');
  await expect(card).toContainText('700 kB');
  await expect(card).toContainText('1 of 2 have it');
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(card).toContainText('2 of 2 have it');
  await expect(cardOf(ada.transcript, 'Plan.pdf')).toContainText('2 of 2 have it');
  await expect
    .poll(async () => (await heard(ben.page)).filter((words) => /pdf/.test(words)))
    .toEqual(['Plan.pdf from Ada: what we agreed on', 'List.pdf from Ada', 'Plan.pdf is here']);
  await axeFindsNothing(ben);
  if (test.info().project.name === 'firefox') return;
  const saved = await savedBytes(ben.page, card);
  expect(saved.name).toBe('Plan.pdf');
  expect(saved.bytes.equals(bytesOf(700_000))).toBe(true);
});

test('a file goes to one alone, and what is attached waits while another conversation is read', async ({
  openRoom,
}) => {
  const [ada, ben, cleo] = (await openRoom(3)) as [Member, Member, Member];
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await attaching.choose([document('For all.pdf')]);
  const name = await ben.name();
  const openPrivate = () => ada.page.getByRole('button', { name: `Message ${name} privately` }).click();
  await openPrivate();
  const pane = ada.page.getByRole('region', { name: `Private with ${name}` });
  const inPrivate = new Attaching(ada.page, pane);
  await inPrivate.choose([document('For you.pdf')]);
  await expect(pane.getByText(`Sends to ${name} alone`)).toBeVisible();
  await pane.getByRole('button', { name: 'Back to the room' }).click();
  await expect(attaching.items).toHaveText([/For all\.pdf/]);
  await openPrivate();
  await expect(inPrivate.items).toHaveText([/For you\.pdf/]);
  await pane.getByRole('textbox').press('Enter');
  const log = ada.page.getByRole('log', { name: `Private with ${name}` });
  await expect(cardOf(log, 'For you.pdf')).toBeVisible();
  await pane.getByRole('button', { name: 'Back to the room' }).click();
  await ada.box.press('Enter');
  await expect(cardOf(cleo.transcript, 'For all.pdf')).toBeVisible();
  await expect(cleo.page.getByText('For you.pdf')).toHaveCount(0);

  const from = await ada.name();
  await ben.page.getByRole('button', { name: `Message ${from} privately` }).click();
  const card = cardOf(ben.page.getByRole('log', { name: `Private with ${from}` }), 'For you.pdf');
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(card).toContainText('2 of 2 have it');
});

test('what cannot be sent is refused in words, and what is attached can be taken out by keys', async ({
  openMember,
}) => {
  const ada = await openMember();
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  const empty = { name: 'nothing.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) };
  await attaching.choose([empty, document('One.pdf'), document('Two.pdf')]);
  await expect(ada.page.getByRole('alert').filter({ hasText: /nothing\.txt.* is empty/ })).toBeVisible();
  await expect(attaching.items).toHaveCount(2);
  const many = Array.from({ length: 31 }, (_, n) => document(`${n}.pdf`, 10));
  await attaching.choose(many);
  await expect(ada.page.getByRole('alert').filter({ hasText: 'At most 32 files at once' })).toBeVisible();
  await expect(attaching.items).toHaveCount(32);
  const remove = ada.page.getByRole('button', { name: 'Remove One.pdf' });
  await remove.focus();
  await ada.page.keyboard.press('Enter');
  await expect(attaching.items).toHaveCount(31);
  await expect(ada.page.getByRole('button', { name: 'Remove Two.pdf' })).toBeFocused();
  await ada.page.keyboard.press('Escape');
  await expect(attaching.tray).toBeHidden();
  await expect(ada.box).toBeFocused();
});

test('a sheet says where dropped files go, and goes with the drag', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await new Attaching(ada.page).isReady();
  const name = await ben.name();
  const drag = (type: string, at: string) =>
    ada.page.evaluate(
      ([kind = '', selector = '']) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'a.txt'));
        const options = { bubbles: true, cancelable: true, dataTransfer };
        window.document.querySelector(selector)?.dispatchEvent(new DragEvent(kind, options));
      },
      [type, at] as const,
    );
  await drag('dragover', '#transcript');
  await expect(ada.page.getByText('Drop to send to everyone in the room')).toBeVisible();
  await drag('dragleave', '#transcript');
  await expect(ada.page.getByText('Drop to send')).toHaveCount(0);
  await ada.page.getByRole('button', { name: `Message ${name} privately` }).click();
  await drag('dragover', '#thread textarea');
  await expect(ada.page.getByText(`Drop to send to ${name} alone`)).toBeVisible();
  await drag('drop', '#thread textarea');
  await expect(ada.page.getByText('Drop to send')).toHaveCount(0);
  const pane = ada.page.getByRole('region', { name: `Private with ${name}` });
  await expect(new Attaching(ada.page, pane).items).toHaveText([/a\.txt/]);
  // Where the conversation covers the room it takes what is dropped beside it as well.
  await ada.page.setViewportSize({ width: 390, height: 760 });
  await drag('drop', '.masthead');
  await expect(new Attaching(ada.page, pane).items).toHaveCount(2);
});

test('a file is deleted for everyone, and those of somebody muted are hidden', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await attaching.choose([document('Wrong.pdf')]);
  await ada.box.press('Enter');
  const card = cardOf(ben.transcript, 'Wrong.pdf');
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(card).toContainText('2 of 2 have it');
  await ada.act('Wrong.pdf', 'Delete');
  await ada.page.getByRole('button', { name: 'Delete message' }).click();
  await expect(card).toHaveCount(0);
  await expect(cardOf(ada.transcript, 'Wrong.pdf')).toHaveCount(0);
  await attaching.choose([document('Right.pdf')]);
  await ada.box.press('Enter');
  const right = cardOf(ben.transcript, 'Right.pdf');
  await expect(right).toBeVisible();
  await setMuted(ben, await ada.name(), 'Mute');
  await expect(right).toHaveCount(0);
  await setMuted(ben, await ada.name(), 'Unmute');
  await expect(right).toBeVisible();
});

test('sound is played where it stands, after it was asked for', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  const header = Buffer.from(
    'RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data',
    'latin1',
  );
  const samples = Buffer.alloc(8_000, 128);
  header.writeUInt32LE(header.length + samples.length - 4, 4);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(samples.length);
  const buffer = Buffer.concat([header, length, samples]);
  await attaching.choose([{ name: 'Voice.wav', mimeType: 'audio/wav', buffer }]);
  await ada.box.press('Enter');
  const card = cardOf(ben.transcript, 'Voice.wav');
  await expect(card.locator('audio')).toHaveCount(0);
  await card.getByRole('button', { name: 'Download' }).click();
  const player = card.locator('audio');
  await expect(player).toBeVisible();
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeCloseTo(1, 1);
});
