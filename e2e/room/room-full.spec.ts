import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected } from '../support/member.ts';

test('one too many is told at once, and gets in when somebody has left', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer({ ROOM_CAPACITY: '2' });
  const url = server.roomUrl('tiny');
  const [ada, ben] = [await openMember({ url }), await openMember({ url })];
  await everyLinkIsConnected([ada, ben]);

  const cleo = await openMember({ url });
  await expect(cleo.banner).toContainText('This room is full');
  await cleo.banner.getByRole('button', { name: 'Try again' }).click();
  await expect(cleo.banner).toContainText('This room is full');
  await expect(cleo.people.getByRole('listitem')).toHaveCount(0);
  await ada.isConnectedTo(1);

  const bensName = await ben.name();
  await ben.page.close();
  await expect(ada.person(bensName)).toHaveCount(0);
  await cleo.banner.getByRole('button', { name: 'Try again' }).click();
  await expect(cleo.banner).toBeEmpty();
  await everyLinkIsConnected([ada, cleo]);
  await cleo.say('finally in');
  await expect(ada.message('finally in')).toBeVisible();
});

test('one too many can have a room of their own', async ({ openMember, startServer }) => {
  const server = await startServer({ ROOM_CAPACITY: '2' });
  const url = server.roomUrl('tiny');
  await everyLinkIsConnected([await openMember({ url }), await openMember({ url })]);

  const cleo = await openMember({ url });
  await cleo.banner.getByRole('button', { name: 'New room' }).click();
  await expect(cleo.page).toHaveURL(/roomId=[A-Za-z0-9_-]{10}$/);
  await expect(cleo.banner).toBeEmpty();
});
