/** Moving to a new sealed room together: who is invited, who has it, who goes. */
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const SEALED_URL = /\/\?roomId=[\w-]{10}#[\w-]{22}$/;

async function openDialog(member: Member) {
  await member.page.getByRole('button', { name: 'Room menu' }).click();
  await member.page.getByRole('button', { name: 'Move to a new sealed room' }).click();
  return member.page.getByRole('dialog', { name: 'Move to a new sealed room' });
}

const invitation = ({ page }: Member) => page.getByRole('region', { name: 'Invitation' });

test('everybody who is invited is in the new room with one click, and nobody else @promise', async ({
  openRoom,
}) => {
  const [ada, ben, cleo] = (await openRoom(3)) as [Member, Member, Member];
  const [adasName, bensName, cleosName] = [await ada.name(), await ben.name(), await cleo.name()];
  await cleo.say('said in the old room');
  await everyoneReads([ada, ben, cleo], 'said in the old room');

  const dialog = await openDialog(ada);
  await dialog.getByRole('checkbox', { name: cleosName }).uncheck();
  await dialog.getByRole('button', { name: 'Invite to a new room' }).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: bensName })).toContainText(
    'has the invitation',
  );
  await expect(dialog.getByRole('listitem').filter({ hasText: cleosName })).not.toContainText('invitation');
  await expect(invitation(ben)).toContainText(`${adasName} invites you to a new sealed room`);

  await dialog.getByRole('button', { name: 'Go to the new room' }).click();
  await expect(ada.page).toHaveURL(SEALED_URL);
  await invitation(ben).getByRole('button', { name: 'Go there' }).click();
  await expect(ben.page).toHaveURL(ada.page.url());
  await everyLinkIsConnected([ada, ben]);
  await ada.say('behind the new lock');
  await everyoneReads([ada, ben], 'behind the new lock');
  await expect(ben.message('said in the old room')).toHaveCount(0);
  expect(await ada.name()).toBe(adasName);

  await expect(invitation(cleo)).toHaveCount(0);
  await cleo.isConnectedTo(0);
});

test('an invitation can be put away', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const dialog = await openDialog(ada);
  await dialog.getByRole('button', { name: 'Invite to a new room' }).click();
  await invitation(ben).getByRole('button', { name: 'Not now' }).click();
  await expect(invitation(ben)).toHaveCount(0);
  await ben.say('I stay');
  await expect(ada.message('I stay')).toBeVisible();
});

test('alone, the new room is still to be had', async ({ openMember }) => {
  const ada = await openMember();
  await ada.hasJoined();
  const dialog = await openDialog(ada);
  await expect(dialog).toContainText('Nobody else is here');
  await dialog.getByRole('button', { name: 'Invite to a new room' }).click();
  await dialog.getByRole('button', { name: 'Go to the new room' }).click();
  await expect(ada.page).toHaveURL(SEALED_URL);
});
