import type { ConsoleMessage, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

/**
 * As if somebody stood in between who may change descriptions: each end is told the fingerprint that the other signs
 * for, and beside it the one of the connection that it really has.
 */
const withTwoFingerprints = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const { prototype } = RTCPeerConnection;
    const local = Object.getOwnPropertyDescriptor(prototype, 'localDescription')?.get;
    const signedFor = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
      byte.toString(16).padStart(2, '0').toUpperCase(),
    ).join(':');
    Object.defineProperty(prototype, 'localDescription', {
      get(this: RTCPeerConnection) {
        const description: RTCSessionDescription | null = local?.call(this);
        if (description === null) return null;
        const { type, sdp } = description;
        const real = /a=fingerprint:(\S+) (\S+)/g;
        return { type, sdp: sdp.replace(real, `a=fingerprint:$1 ${signedFor}\r\na=x-beside:$1 $2`) };
      },
    });
    const setRemoteDescription = prototype.setRemoteDescription as (
      description: RTCSessionDescriptionInit,
    ) => Promise<void>;
    prototype.setRemoteDescription = function (
      this: RTCPeerConnection,
      { type, sdp = '' }: RTCSessionDescriptionInit,
    ) {
      return setRemoteDescription.call(this, { type, sdp: sdp.replaceAll('a=x-beside:', 'a=fingerprint:') });
    };
  });
};

test('a description with two fingerprints opens no link: nobody can stand in between @promise', async ({
  openMember,
  roomUrl,
}) => {
  const lines: string[] = [];
  const listening = async (page: Page) => {
    page.on('console', (message: ConsoleMessage) => lines.push(message.text()));
    await withTwoFingerprints(page);
  };
  const ada = await openMember({ url: `${roomUrl}&debug`, prepare: listening });
  await ada.hasJoined();
  const ben = await openMember({ url: `${roomUrl}&debug`, prepare: listening });
  const isRefused = /ends: (unknown-fingerprints|forged-hello)/;
  await expect.poll(() => lines.some((line) => isRefused.test(line))).toBe(true);
  for (const member of [ada, ben])
    await expect(member.people.getByRole('listitem').filter({ hasText: /\bconnected\b/ })).toHaveCount(0);
  await ben.say('is anybody there?');
  await expect(ben.receipt('is anybody there?')).toHaveText('Kept on this device');
  await expect(ada.messages()).toHaveCount(0);
});
