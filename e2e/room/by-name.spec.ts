/** Addresses that name a room in their path, and those where nothing is. */
import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected } from '../support/member.ts';

test('a name typed behind the address leads into the room of that name, key and all', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const ada = await openMember({ url: server.roomUrl('standup') });
  await ada.hasJoined();
  const ben = await openMember({ url: `${server.url.href}standup` });
  await expect(ben.page).toHaveURL(server.roomUrl('standup'));
  await everyLinkIsConnected([ada, ben]);

  const key = `#${'k'.repeat(21)}A`;
  const cleo = await openMember({ url: `${server.url.href}planning/${key}` });
  await expect(cleo.page).toHaveURL(server.roomUrl('planning') + key);
  await cleo.hasJoined();
});

test('where nothing is, the page says so and leads home', async ({ openMember, server }) => {
  const ada = await openMember({ url: `${server.url.href}no/such/page.html` });
  await expect(ada.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  await expect(ada.page.locator('main')).toHaveCSS('max-width', '544px');
  await axeFindsNothing(ada);
  await ada.page.getByRole('link', { name: 'Start a new room' }).click();
  await expect(ada.page).toHaveURL(/\/\?roomId=/);
  await ada.hasJoined();
});
