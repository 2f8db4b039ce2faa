import type { Page } from '@playwright/test';
import { Attaching, cardOf } from '../files/attaching.ts';
import { gated, sentBy } from '../files/bulk-gate.ts';
import { catchSaved, hashOf, noise, savedHash } from '../files/proof.ts';
import { expect, test } from '../support/fixtures.ts';
import { watchMedia } from './call.ts';
import { callEachOther, openCallers } from './callers.ts';

const MIB = 1_048_576;

test('a file that is sent in a call begins slowly, and pictures and sound go on meanwhile', async ({
  openRoom,
}) => {
  const prepare = async (page: Page) => {
    await watchMedia(page);
    await gated(page);
    await catchSaved(page);
  };
  const [ada, ben] = await openCallers(openRoom, 2, undefined, prepare);
  if (!ada || !ben) throw new Error('nobody came');
  await callEachOther([ada, ben]);
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  const file = noise('meanwhile.bin', 1.5 * MIB);
  await attaching.choose([file]);
  await ada.member.box.press('Enter');
  const card = cardOf(ben.member.transcript, file.name);
  await card.getByRole('button', { name: 'Download' }).click();
  await Promise.all([ada.receives(), ben.receives()]);
  await expect(card).toContainText('2 of 2 have it');
  expect(await savedHash(ben.page, card)).toBe(hashOf(file.buffer));

  // By the page's own clock: 256 KiB a second at first, which doubles in three seconds at the soonest. Without a call all
  // of it goes as fast as the processor takes it.
  const sent = await sentBy(ada.page);
  let bytes = 0;
  const reached = sent.find(([, count]) => {
    bytes += count;
    return bytes > MIB;
  });
  expect((reached?.[0] ?? 0) - (sent[0]?.[0] ?? 0)).toBeGreaterThan(1_500);
  await Promise.all([ada.sees(1), ben.sees(1)]);
});
