import type { Page } from '@playwright/test';
import { wireBytes } from '../../public/net/protocol/fields.ts';
import { cleanFileName } from '../../public/room/files/file-name.ts';
import { shownFileName } from '../../public/room/files/shown-file.ts';
import { type Body, entryId } from '../../public/room/log/entry.ts';
import { cut } from '../../public/room/text/graphemes.ts';
import { QUOTE_LIMIT } from '../../public/room/timeline/timeline.ts';
import { Attaching, cardOf, savedBytes } from '../files/attaching.ts';
import { gated, openGate, shutGate } from '../files/bulk-gate.ts';
import { hashOf, noise, savedHash } from '../files/proof.ts';
import { wasShown, watchDom, wrongsOf } from '../support/dom-watch.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected } from '../support/member.ts';
import { FileFuzz, lying } from './file-fuzz.ts';
import { armed, HostileMember } from './hostile-member.ts';
import { PAYLOADS, sampleOf } from './hostile-payloads.ts';

const FLAG = 'sends faulty data; it is refused';
const MOST_NAME_BYTES = 512;

test('whoever serves other pieces is left out, whatever they say of files is refused, and files come whole @chromium', async ({
  openMember,
}) => {
  const ada = await openMember({ prepare: gated });
  await ada.hasJoined();
  const mallory = await openMember({
    prepare: async (page: Page) => {
      await armed(page);
      await lying(page);
    },
  });
  const ben = await openMember({ prepare: watchDom });
  await everyLinkIsConnected([ada, mallory, ben]);
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  const file = noise('wanted.bin', 3 * 1_048_576 + 1);
  await attaching.choose([file]);
  await ada.box.press('Enter');
  await cardOf(mallory.transcript, file.name).getByRole('button', { name: 'Download' }).click();
  const card = cardOf(ben.transcript, file.name);
  await expect(card).toContainText('2 of 3 have it');

  // From here on Mallory alone answers, until it is known what her answers are.
  await shutGate(ada.page);
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(card).toContainText('1 of 3 have it');
  await openGate(ada.page);
  await expect(card).toContainText('2 of 3 have it');
  await card.getByRole('button', { name: '2 of 3 have it' }).click();
  const dialog = ben.page.getByRole('dialog');
  await expect(dialog).toContainText(`Not yet: ${await mallory.name()}`);
  await ben.page.keyboard.press('Escape');
  expect(await savedHash(ben.page, card)).toBe(hashOf(file.buffer));

  const hostile = await HostileMember.of(mallory);
  const ids = await hostile.filesToldOf();
  expect(ids).toHaveLength(1);
  const fuzz = new FileFuzz(17, ids);
  const frames = Array.from({ length: 600 }, (_, n) => (n % 2 === 0 ? fuzz.nonsense() : fuzz.malformed()));
  await hostile.stopListening();
  await hostile.fire(frames, { perSecond: Number.POSITIVE_INFINITY });
  for (const each of [ada, ben]) await expect(each.person(await mallory.name())).toContainText(FLAG);

  await expect(card.getByRole('button', { name: 'Save' })).toBeVisible();
  const next = noise('next.bin', 1_048_576 + 7);
  await attaching.choose([next]);
  await ada.box.press('Enter');
  const nextCard = cardOf(ben.transcript, next.name);
  await nextCard.getByRole('button', { name: 'Download' }).click();
  await expect(nextCard.getByRole('button', { name: 'Save' })).toBeVisible();
  expect(await savedHash(ben.page, nextCard)).toBe(hashOf(next.buffer));
  expect(await wrongsOf(ben.page)).toEqual([]);
  for (const each of [ada, ben]) await expect(each.notices(/reconnecting|came back/)).toHaveCount(0);
});

/** As much of it as may be sent for the name of a file. */
function asFileName(payload: string): string {
  let name = payload.slice(0, MOST_NAME_BYTES);
  while (wireBytes(name) > MOST_NAME_BYTES) name = name.slice(0, -1);
  return name;
}

const NAMES = [
  '../../../.ssh/authorized_keys',
  '..\\..\\Windows\\System32\\evil.dll',
  'C:\\boot.ini',
  '/etc/passwd',
  'C:',
  '..',
  '/',
  '.',
  '~/.bashrc',
  'photo\u202egpj.exe',
  '\u2067photo.png\u2069.exe',
  'report.pdf\u0000.exe',
  'report.pdf\n.exe',
  `report.pdf${' '.repeat(200)}.exe`,
  'CON',
  'aux.txt',
  `${'x'.repeat(508)}.pdf`,
  'desktop.ini',
  'file.txt:stream',
  '"; filename="other.exe',
];

test('hostile names of files do nothing wherever they stand, and are shown without paths and controls', async ({
  openMember,
  browserName,
}) => {
  const ada = await openMember({ prepare: watchDom });
  await ada.hasJoined();
  const mallory = await openMember({ prepare: armed });
  await everyLinkIsConnected([ada, mallory]);
  const hostile = await HostileMember.of(mallory);
  const names = [...NAMES, ...sampleOf(PAYLOADS, browserName).map(asFileName)];
  const bodies: Body[] = names.flatMap((name, n) => [
    { kind: 'file', name, bytes: n + 1, type: 'application/octet-stream' },
  ]);
  const entries = bodies.map((body, n) => hostile.entry(n + 1, body));
  const first = entries[0];
  if (first === undefined) throw new Error('nothing to send');
  const { author, log } = first;
  const replies = entries.map(({ seq }, n) =>
    hostile.entry(names.length + n + 1, { kind: 'text', text: `reply ${n}`, replyTo: { author, log, seq } }),
  );
  const all = [...entries, ...replies];
  for (let n = 0; n < all.length; n += 25)
    await hostile.send({ type: 'entries', entries: all.slice(n, n + 25) });
  await expect(ada.messages()).toHaveCount(all.length);
  const shown = names.map(shownFileName);
  for (const name of shown) expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069/\\]/u);
  await wasShown(ada.page, 'name of a file', shown);
  await wasShown(
    ada.page,
    'text of a quote',
    shown.map((name) => cut(name, QUOTE_LIMIT)),
  );
  expect(await wrongsOf(ada.page)).toEqual([]);

  // In the dialog about who has it.
  await hostile.send({ type: 'file', about: { kind: 'whole', ids: [entryId(first)] } });
  await ada.transcript.getByRole('button', { name: '1 of 2 have it' }).click();
  await expect(ada.page.getByRole('dialog').getByText('authorized_keys')).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await ada.say('all is well');
  await expect(ada.message('all is well')).toBeVisible();
  const width = await ada.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(width).toBeLessThanOrEqual(0);
});

test('a file is saved under a name that no system reads as something else @chromium', async ({
  openMember,
}) => {
  const ada = await openMember();
  await ada.hasJoined();
  const mallory = await openMember({ prepare: armed });
  await everyLinkIsConnected([ada, mallory]);
  const hostile = await HostileMember.of(mallory);
  const name = '..\\con.\u202egnp.exe';
  const file = noise(name, 5_000);
  const entry = hostile.entry(1, { kind: 'file', name, bytes: file.buffer.length, type: '' });
  await hostile.send({ type: 'entries', entries: [entry] });
  // Her page takes it for one of its own, from before a reload.
  const own = cardOf(mallory.transcript, shownFileName(name));
  const chooser = mallory.page.waitForEvent('filechooser');
  await own.getByRole('button', { name: 'Choose the file again' }).click();
  await (await chooser).setFiles([file]);
  const card = cardOf(ada.transcript, shownFileName(name));
  await card.getByRole('button', { name: 'Download' }).click();
  const saved = await savedBytes(ada.page, card);
  expect(hashOf(saved.bytes)).toBe(hashOf(file.buffer));
  expect(saved.name).toBe(cleanFileName(name));
  expect(saved.name).not.toBe(shownFileName(name));
});
