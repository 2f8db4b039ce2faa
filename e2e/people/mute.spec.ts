import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { setMuted } from './muting.ts';

const mutedLine = (member: Member, name: string) =>
  member.transcript.getByRole('button', { name: `${name} is muted` });

const texts = (member: Member): Promise<string[]> => member.said(/said \w+\./);

test('a muted member is hidden from me alone, also after a reload, and comes back whole', async ({
  openRoom,
}) => {
  const members = (await openRoom(3)) as [Member, Member, Member];
  const [ada, ben, cleo] = members;
  const bensName = await ben.name();
  await ben.say('said first.');
  await everyoneReads(members, 'said first.');
  await cleo.act('said first.', 'Reply');
  await cleo.say('said as an answer.');
  await everyoneReads(members, 'said as an answer.');

  await setMuted(ada, bensName, 'Mute');
  await expect(mutedLine(ada, bensName)).toHaveCount(1);
  await expect(ada.message('said first.')).toHaveCount(0);
  await expect(ada.message('said as an')).toContainText(`${bensName} is muted`);
  await expect(ada.person(bensName).getByRole('img', { name: 'muted' })).toBeVisible();

  await ben.say('said second.');
  await cleo.say('said third.');
  await everyoneReads([ada, ben, cleo], 'said third.');
  await everyoneReads([ben, cleo], 'said second.');
  // Ada has it and says so; she only does not look at it.
  await expect(ben.receipt('said second.')).toHaveText('Delivered to everyone');
  await expect(ada.transcript).not.toContainText('said second.');

  await ada.page.reload();
  await everyLinkIsConnected(members);
  await expect(ada.message('said third.')).toBeVisible();
  await expect(mutedLine(ada, bensName)).toHaveCount(1);
  await expect(ada.transcript).not.toContainText('said second.');
  await expect(ben.transcript).not.toContainText('muted');

  await setMuted(ada, bensName, 'Unmute');
  await expect(ada.transcript).not.toContainText('is muted');
  await everyoneReads([ada], 'said second.');
  expect(await texts(ada)).toEqual(await texts(ben));
});

test('whoever left muted is unmuted at the line that tells of it', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const bensName = await ben.name();
  await ben.say('before I go');
  await everyoneReads([ada], 'before I go');
  await setMuted(ada, bensName, 'Mute');
  await ben.page.close();
  await expect(ada.person(bensName)).toHaveCount(0);
  await expect(ada.notices('left')).toHaveCount(0);

  await mutedLine(ada, bensName).click();
  const dialog = ada.page.getByRole('dialog', { name: `About ${bensName}` });
  await expect(dialog).toContainText('not here now');
  await dialog.getByRole('button', { name: `Unmute ${bensName}` }).click();
  await ada.page.keyboard.press('Escape');
  await everyoneReads([ada], 'before I go');
});

test('what a muted member says is neither unread nor new', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  for (let n = 1; n <= 40; n++) await ada.say(`line ${n} of 40`);
  await everyoneReads([ben], 'line 40 of 40');
  await setMuted(ada, await ben.name(), 'Mute');
  await ada.transcript.focus();
  await ada.page.keyboard.press('Home');
  await expect(ada.message('line 1 of 40')).toBeInViewport();
  await ben.say('hidden');
  await expect(ben.receipt('hidden')).toHaveText('Delivered to everyone');
  await expect(ada.page.getByRole('button', { name: /New messages/ })).toBeHidden();
  await expect(ada.transcript.getByText('Unread', { exact: true })).toHaveCount(0);
});
