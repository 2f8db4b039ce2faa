/** Why something was refused is said also when nothing more can be fetched: that is when it matters most. */
import type { Page } from '@playwright/test';
import { isLaterPart } from '../support/first-load.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';

/** The page itself still came, nothing after it does. */
const withoutLaterParts = async (page: Page): Promise<void> => {
  await page.route(isLaterPart, (route) => route.abort());
};

const alert = ({ page }: Member, words: string) => page.getByRole('alert').filter({ hasText: words });

test('with the server gone, a name or a message that is refused says why', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const url = server.roomUrl('refusals');
  const ada = await openMember({ url, prepare: withoutLaterParts });
  const ben = await openMember({ url, prepare: withoutLaterParts });
  await everyLinkIsConnected([ada, ben]);
  await server.kill();
  await expect(ada.banner).toContainText('The server cannot be reached');

  await ada.rename('   ');
  await expect(alert(ada, 'A name needs at least one character')).toBeVisible();
  await ada.rename('x'.repeat(200));
  await expect(alert(ada, 'This name is too long')).toBeVisible();
  const bensName = await ben.name();
  await ada.rename(bensName);
  await expect(alert(ada, `${bensName} is taken in this room`)).toBeVisible();

  await ada.say('first thought');
  await expect(ben.message('first thought')).toBeVisible();
  await ada.box.press('ArrowUp');
  await expect(ada.box).toHaveValue('first thought');
  await ada.say(' ');
  await expect(alert(ada, 'Nothing is left to save')).toBeVisible();
  await ada.box.press('Escape');
  await ada.say('x'.repeat(9_000));
  await expect(alert(ada, 'too long by')).toBeVisible();
});

test('who is not let in reads why, though nothing more can be fetched', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer({ ROOM_CAPACITY: '2' });
  const url = server.roomUrl('full');
  await everyLinkIsConnected([await openMember({ url }), await openMember({ url })]);
  const cleo = await openMember({ url, prepare: withoutLaterParts });
  await expect(cleo.banner).toContainText('This room is full');
  await expect(cleo.banner.getByRole('button', { name: 'Try again' })).toBeVisible();
});

for (const [hash, roomId, words] of [
  ['', 'no such room!', 'There is no such room'],
  ['#cut', 'sealed', 'The end of this link is damaged'],
] as const) {
  test(`a link to "${roomId}${hash}" says what is wrong, though nothing more can be fetched`, async ({
    openMember,
    server,
  }) => {
    const url = server.roomUrl(roomId) + hash;
    const { page } = await openMember({ url, prepare: withoutLaterParts });
    const heading = page.getByRole('heading', { name: words });
    await expect(heading).toBeVisible();
    // With its styles, too.
    await expect(page.locator('.dead-end').filter({ has: heading })).toHaveCSS('display', 'grid');
  });
}

test('a browser without WebRTC is told, though nothing more can be fetched', async ({ openMember }) => {
  const prepare = async (page: Page) => {
    await withoutLaterParts(page);
    await page.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
  };
  const { page } = await openMember({ prepare });
  await expect(page.getByRole('heading', { name: 'This browser cannot take part' })).toBeVisible();
});
