/** A network that lets no direct connection out: the guest is told, and what to do. */
import type { Page } from '@playwright/test';
import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { Wall } from '../support/wall.ts';

/** As if a STUN server had told this page how it is seen from outside. */
const seenFromOutside = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const { prototype } = RTCPeerConnection;
    const own = Object.getOwnPropertyDescriptor(prototype, 'onicecandidate');
    Object.defineProperty(prototype, 'onicecandidate', {
      set(this: RTCPeerConnection, handler: ((event: { candidate: RTCIceCandidate | null }) => void) | null) {
        let isTold = false;
        own?.set?.call(
          this,
          handler &&
            ((event: RTCPeerConnectionIceEvent) => {
              const { candidate } = event;
              if (!isTold && candidate?.candidate) {
                isTold = true;
                const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
                const words =
                  'candidate:7 1 udp 1677729535 203.0.113.7 40000 typ srflx raddr 0.0.0.0 rport 0';
                handler({
                  candidate: new RTCIceCandidate({
                    candidate: words,
                    sdpMid,
                    sdpMLineIndex,
                    usernameFragment,
                  }),
                });
              }
              handler(event);
            }),
        );
      },
    });
  });

test('a guest whose network lets nothing out is told in plain words, with the report at hand @chromium', async ({
  openMember,
  startServer,
}) => {
  // Nobody answers there: this device does not learn how it is seen.
  const server = await startServer({ STUN_URLS: 'stun:127.0.0.1:9' });
  const url = server.roomUrl('behind-a-wall');
  const wall = new Wall();
  const ada = await openMember({
    url,
    prepare: async (page) => {
      await wall.before(page);
      await seenFromOutside(page);
    },
  });
  await ada.hasJoined();
  const guest = await openMember({ url, prepare: wall.before });
  await expect(guest.banner).toContainText('Your network blocks direct connections');
  await expect(guest.banner).toContainText('mobile data');
  await expect(guest.person(await ada.name())).toContainText(
    'unreachable: your network blocks direct connections',
  );
  await expect(ada.person(await guest.name())).toContainText(
    'unreachable: their network blocks direct connections',
  );
  await expect(guest.page.locator('body')).not.toContainText('TURN');
  await expect(guest.banner.getByRole('button', { name: 'Talk through the server' })).toBeVisible();
  await expect(ada.banner).toContainText('No direct path to');
  await axeFindsNothing(guest);

  await guest.banner.getByRole('button', { name: 'Connection report' }).click();
  const report = guest.page.getByRole('dialog', { name: 'Connection report' });
  await expect(report).toContainText('a TURN server, set up by whoever runs this page');
});
