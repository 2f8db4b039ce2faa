import type { Page } from '@playwright/test';
import { openRooms } from '../rooms/rooms.ts';
import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';
import { setHidden } from '../support/tab.ts';
import { anotherTab, OPEN, saysElsewhere } from '../tabs/second-tab.ts';

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 760 };

test.describe('axe finds nothing, light or dark:', () => {
  test('an empty room', async ({ openMember }) => {
    const ada = await openMember();
    await expect(ada.banner).toBeEmpty();
    await axeFindsNothing(ada);
  });

  test('a lively room, wide and narrow @promise', async ({ openMember }) => {
    const members = [await openMember(), await openMember(), await openMember()];
    await everyLinkIsConnected(members);
    const [ada, ben, cleo] = members as [Member, Member, Member];
    await ada.rename('Ada Lovelace');
    await ada.say('Look at https://example.com/ please');
    await ben.say('One line\nand another');
    await ben.say('and a second message');
    await cleo.rename('Cleo');
    const bensName = await ben.name();
    await ben.page.close();
    await expect(ada.notices(bensName)).toContainText([/left/]);
    await ada.box.fill('half a draft');
    await axeFindsNothing(ada);
    await ada.page.setViewportSize(PHONE);
    await axeFindsNothing(ada);
  });

  test('somebody typing, somebody away, a mention and the list of names, wide and narrow', async ({
    openMember,
  }) => {
    const ada = await openMember();
    await ada.hasJoined();
    const ben = await openMember();
    const cleo = await openMember({ prepare: (page) => page.clock.install() });
    await everyLinkIsConnected([ada, ben, cleo]);
    await cleo.isComplete();
    await setHidden(cleo, true);
    await cleo.page.clock.fastForward(300_000);
    await expect(ada.person(await cleo.name())).toContainText('away');
    await ben.say(`@${await ada.name()} and @${await cleo.name()}`);
    await expect(ada.messages().locator('mark')).toBeVisible();
    for (const size of [WIDE, PHONE]) {
      await ada.page.setViewportSize(size);
      await ada.box.fill('');
      await ada.box.pressSequentially('@');
      await expect(ada.page.getByRole('listbox', { name: 'People to mention' })).toBeVisible();
      await ben.box.pressSequentially('typing ');
      await expect(ada.page.getByText('is typing')).toBeVisible();
      await axeFindsNothing(ada);
    }
  });

  test('the QR dialog', async ({ openMember }) => {
    const ada = await openMember();
    await ada.page.getByRole('button', { name: 'QR code' }).click();
    await expect(ada.page.getByRole('dialog', { name: 'Scan to join' })).toBeVisible();
    await axeFindsNothing(ada);
  });

  test('the room menu and the connection report, wide and narrow', async ({ openMember }) => {
    const prepare = async (page: Page) => {
      await page.addInitScript(() => localStorage.setItem('parley.relay-only', 'yes'));
    };
    const ada = await openMember({ prepare });
    const ben = await openMember();
    await expect(ada.person(await ben.name())).toContainText('unreachable: ');
    await ada.page.getByRole('button', { name: 'Room menu' }).click();
    await expect(ada.page.getByRole('switch', { name: 'Relay only' })).toBeChecked();
    await axeFindsNothing(ada);
    await ada.page.getByRole('button', { name: 'Connection report' }).click();
    await expect(ada.page.getByRole('dialog')).toContainText('no link');
    await axeFindsNothing(ada);
    await ada.page.setViewportSize(PHONE);
    await axeFindsNothing(ada);
  });

  test('the page about its own code, wide and narrow', async ({ openMember }) => {
    const ada = await openMember();
    await ada.isComplete();
    await ada.page.getByRole('button', { name: 'Room menu' }).click();
    await ada.page.getByRole('button', { name: 'About this page' }).click();
    await expect(ada.page.getByRole('dialog')).toContainText('Not kept on this device');
    await axeFindsNothing(ada);
    await ada.page.setViewportSize(PHONE);
    await axeFindsNothing(ada);
  });

  test('the list of rooms, and a room that another tab has, wide and narrow', async ({
    openRoom,
    openMember,
    server,
  }) => {
    const [ada] = (await openRoom(2)) as [Member, Member];
    await ada.isComplete();
    const list = await openRooms(ada);
    await expect(list.getByRole('listitem')).toContainText('You are here');
    await axeFindsNothing(ada);
    await list.getByRole('button', { name: /^Rename / }).click();
    await axeFindsNothing(ada);
    const second = await anotherTab(ada);
    await saysElsewhere(second, OPEN);
    await axeFindsNothing(second);
    await second.page.goto(`${server.roomUrl()}?rooms`);
    await expect(second.page.getByRole('list', { name: 'Rooms' })).toBeVisible();
    await axeFindsNothing(second);
    await second.page.setViewportSize(PHONE);
    await axeFindsNothing(second);
    const nobody = await openMember({ url: `${server.roomUrl()}?rooms` });
    await expect(nobody.page.getByRole('heading', { name: 'No rooms yet' })).toBeVisible();
    await axeFindsNothing(nobody);
  });

  test('a room that cannot be', async ({ openMember, server }) => {
    const ada = await openMember({ url: server.roomUrl('no such room!') });
    await expect(ada.page.getByRole('button', { name: 'Start a new room' })).toBeVisible();
    await axeFindsNothing(ada);
  });

  test('a link that may mean two rooms', async ({ openMember, server }) => {
    const ada = await openMember({ url: server.roomUrl('which_') });
    await expect(ada.page.getByRole('button', { name: 'Open which_' })).toBeVisible();
    await axeFindsNothing(ada);
    await ada.page.setViewportSize(PHONE);
    await axeFindsNothing(ada);
  });

  for (const [what, heading, spoil] of [
    [
      'has no WebRTC',
      'This browser cannot take part',
      () => Reflect.deleteProperty(window, 'RTCPeerConnection'),
    ],
    [
      'lets nobody connect',
      'This browser lets nobody connect',
      () => Object.defineProperty(RTCPeerConnection.prototype, 'onicecandidate', { set: () => undefined }),
    ],
    ['is too old', 'Parley cannot start here', () => Reflect.deleteProperty(Intl, 'Segmenter')],
  ] as const) {
    test(`a browser that ${what}`, async ({ openMember }) => {
      const ada = await openMember({
        prepare: async (page) => {
          await page.addInitScript(spoil);
        },
      });
      await expect(ada.page.getByRole('heading', { name: heading })).toBeVisible();
      await axeFindsNothing(ada);
    });
  }

  test('a full room, a name refused, and a server that is gone', async ({ openMember, startServer }) => {
    const server = await startServer({ ROOM_CAPACITY: '2' });
    const url = server.roomUrl('tiny');
    const [ada, ben] = [await openMember({ url }), await openMember({ url })];
    await everyLinkIsConnected([ada, ben]);

    const cleo = await openMember({ url });
    await expect(cleo.banner).toContainText('full');
    await axeFindsNothing(cleo);

    await ada.rename(await ben.name());
    await expect(ada.page.getByRole('alert').filter({ hasText: 'is taken' })).toBeVisible();
    await axeFindsNothing(ada);

    await server.kill();
    await expect(ada.banner).toContainText('cannot be reached');
    await axeFindsNothing(ada);
  });

  test('while joining', async ({ openMember }) => {
    const ada = await openMember();
    await expect(ada.banner).toBeEmpty();
    await ada.page.route('**/socket.io/**', () => undefined);
    await ada.page.routeWebSocket(/socket\.io/, () => undefined);
    await ada.page.reload();
    await expect(ada.banner).toContainText('Joining the room');
    await axeFindsNothing(ada);
  });
});
