import { expect, test } from '../support/fixtures.ts';
import type { Member } from '../support/member.ts';
import { Attaching, cardOf } from './attaching.ts';

const MOST = 8_000;
const file = { name: 'Plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };

test('a caption is too long in words, goes whole once it is shorter, and can be taken away', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await attaching.choose([file]);
  await ada.box.fill('x'.repeat(MOST + 3));
  await ada.box.press('Enter');
  await expect(ada.page.getByRole('alert').filter({ hasText: /too long/i })).toBeVisible();
  await expect(attaching.items).toHaveCount(1);
  await expect(ada.box).toHaveValue('x'.repeat(MOST + 3));
  await expect(cardOf(ada.transcript, 'Plan.pdf')).toHaveCount(0);

  await ada.box.fill('what we agreed on');
  await ada.box.press('Enter');
  await expect(ben.message('Plan.pdf')).toContainText('what we agreed on');

  await ada.act('Plan.pdf', 'Edit');
  await expect(ada.box).toHaveValue('what we agreed on');
  await ada.box.fill('');
  await ada.box.press('Enter');
  for (const { transcript, page } of [ada, ben]) {
    await expect(page.getByText('what we agreed on')).toHaveCount(0);
    await expect(cardOf(transcript, 'Plan.pdf')).toBeVisible();
  }
  const card = cardOf(ben.transcript, 'Plan.pdf');
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(card).toContainText('2 of 2 have it');

  // A text stays one.
  await ada.box.fill('a text');
  await ada.box.press('Enter');
  await ada.act('a text', 'Edit');
  await ada.box.fill('');
  await ada.box.press('Enter');
  await expect(ada.page.getByRole('alert').filter({ hasText: 'delete the message' })).toBeVisible();
});

test('a card says who had a file and has gone, also after a reload', async ({ openRoom }) => {
  const [ada, ben, cleo] = (await openRoom(3)) as [Member, Member, Member];
  await ada.rename('Ada');
  await ben.rename('Ben');
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await attaching.choose([file]);
  await ada.box.press('Enter');
  const card = cardOf(cleo.transcript, 'Plan.pdf');
  await cardOf(ben.transcript, 'Plan.pdf').getByRole('button', { name: 'Download' }).click();
  await expect(card).toContainText('2 of 3 have it');
  await ada.page.close();
  await ben.page.close();
  await expect(card).toContainText('Nobody here has it.');
  await cleo.page.reload();
  await expect(card).toContainText(/(Ada and Ben|Ben and Ada) had it/);
});
