import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';
import { Attaching, cardOf, type NamedBytes } from './attaching.ts';
import { gated, openGate, openGateForOneRound, sentInRound, shutGate } from './bulk-gate.ts';
import { catchSaved, hashOf, noise, savedHash } from './proof.ts';

const MIB = 1_048_576;
const PIECE = 262_144;

async function share(member: Member, file: NamedBytes): Promise<void> {
  const attaching = new Attaching(member.page);
  await attaching.isReady();
  await attaching.choose([file]);
  await member.box.press('Enter');
  await expect(cardOf(member.transcript, file.name)).toBeVisible();
}

const cardsOf = (members: readonly Member[], { name }: NamedBytes): [Page, Locator][] =>
  members.map((member) => [member.page, cardOf(member.transcript, name)]);

const download = (card: Locator): Promise<void> => card.getByRole('button', { name: 'Download' }).click();

test('Chromium and Firefox give each other files, the same to the last byte @chromium', async ({
  openMember,
  launch,
}) => {
  const ada = await openMember({ prepare: catchSaved });
  const ben = await openMember({ browser: await launch('firefox'), prepare: catchSaved });
  await everyLinkIsConnected([ada, ben]);
  // Of both sizes of pieces, with a last one that is shorter.
  for (const [from, to, file] of [
    [ada, ben, noise('to firefox.bin', 17 * MIB + 5)],
    [ben, ada, noise('to chromium.bin', 3 * MIB + 1)],
  ] as const) {
    await share(from, file);
    const card = cardOf(to.transcript, file.name);
    await download(card);
    for (const [, each] of cardsOf([ada, ben], file)) await expect(each).toContainText('2 of 2 have it');
    expect(await savedHash(to.page, card)).toBe(hashOf(file.buffer));
  }
});

test('the author closes the page in the middle, and the two others have it all from each other', async ({
  openMember,
}) => {
  const prepare = async (page: Page) => {
    await gated(page);
    await catchSaved(page);
  };
  const ada = await openMember({ prepare });
  await ada.hasJoined();
  const others = [await openMember({ prepare }), await openMember({ prepare })];
  await everyLinkIsConnected([ada, ...others]);
  for (const { page } of [ada, ...others]) await shutGate(page);
  const file = noise('spread.bin', 48 * PIECE);
  await share(ada, file);
  const cards = cardsOf(others, file);
  for (const [, card] of cards) await download(card);
  for (const [, card] of cards) await expect(card).toContainText('from 1 person');
  // While the others give each other nothing, each of them has what she sends them: about one half.
  await openGateForOneRound(ada.page, 48, PIECE);
  const percentOf = async (card: Locator) =>
    Number(await card.getByRole('progressbar').getAttribute('aria-valuenow'));
  const both = async () =>
    (await Promise.all(cards.map(([, card]) => percentOf(card)))).reduce((a, b) => a + b);
  await expect.poll(() => sentInRound(ada.page)).not.toBeNull();
  const sent = (await sentInRound(ada.page)) ?? 0;
  // A piece is more than two of a hundred, and each of the two figures is rounded down.
  await expect.poll(both).toBeGreaterThan((sent * 100) / 48 - 2);
  await ada.page.close();
  for (const [, card] of cards) await expect(card.getByRole('progressbar')).toBeVisible();
  await everyLinkIsConnected(others);
  for (const [page] of cards) await openGate(page);
  for (const [page, card] of cards) {
    await expect(card).toContainText('2 of 2 have it');
    expect(await savedHash(page, card)).toBe(hashOf(file.buffer));
  }
});

test('eight members have one file, each of them all of it @chromium', async ({ openRoom }) => {
  const members = await openRoom(8);
  const file = noise('for all.bin', 4 * MIB + 3);
  await share(members[0] as Member, file);
  const cards = cardsOf(members, file);
  await Promise.all(cards.slice(1).map(([, card]) => download(card)));
  for (const [, card] of cards) await expect(card).toContainText('8 of 8 have it');
  for (const [page, card] of cards) expect(await savedHash(page, card)).toBe(hashOf(file.buffer));
});
