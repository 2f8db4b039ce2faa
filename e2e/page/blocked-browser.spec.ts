/** Browsers with WebRTC that an extension, a setting or a policy keeps from being connected to. */
import type { Browser, Page } from '@playwright/test';
import { whyWithout } from '../../scripts/program-path.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { TurnServer } from '../support/turn-server.ts';

const notice = ({ page }: Member) => page.getByRole('heading', { name: 'This browser lets nobody connect' });

async function readsWhy(member: Member): Promise<void> {
  await expect(notice(member)).toBeVisible();
  await expect(member.page.getByText('not your network')).toBeVisible();
  await expect(member.page.getByRole('listitem').filter({ hasText: 'uBlock Origin' })).toBeVisible();
  await expect(member.box).toBeHidden();
  await expect(member.people).toBeHidden();
}

/** As `chrome://policy` and extensions set it. */
const withPolicy = (policy: string): string[] => [
  `--force-webrtc-ip-handling-policy=${policy}`,
  `--webrtc-ip-handling-policy=${policy}`,
];
const NO_UDP = withPolicy('disable_non_proxied_udp');
const NO_ADDRESSES = withPolicy('default_public_interface_only');

const hideCandidates = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    Object.defineProperty(RTCPeerConnection.prototype, 'onicecandidate', { set: () => undefined });
  });
};

const neverGather = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const { prototype } = RTCPeerConnection;
    for (const name of ['onicecandidate', 'onicegatheringstatechange'])
      Object.defineProperty(prototype, name, { set: () => undefined });
    Object.defineProperty(prototype, 'iceGatheringState', { get: () => 'new' });
  });
};

for (const [name, prepare] of [
  ['hides every address', hideCandidates],
  ['never begins to look for one', neverGather],
] as const) {
  test(`an extension that ${name} is told of`, async ({ openMember }) => {
    const member = await openMember({ prepare });
    await readsWhy(member);
    await member.page.getByRole('button', { name: 'Try again' }).click();
    await readsWhy(member);
  });
}

test('policies and settings that hold every address back are told of @chromium', async ({
  launch,
  openMember,
}) => {
  const browsers: Browser[] = [
    await launch('chromium', NO_UDP),
    await launch('chromium', NO_ADDRESSES),
    await launch('firefox', [], { 'media.peerconnection.ice.proxy_only': true }),
    await launch('firefox', [], { 'media.peerconnection.ice.relay_only': true }),
  ];
  for (const browser of browsers) {
    const member = await openMember({ browser });
    await readsWhy(member);
    await member.page.close();
  }
});

test('a browser that others reach all the same goes into the room @chromium', async ({
  launch,
  openMember,
}) => {
  const ada = await openMember({ browser: await launch('chromium', NO_ADDRESSES) });
  await readsWhy(ada);
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await expect(notice(ada)).toHaveCount(0);
  await ada.say('here I am');
  await everyoneReads([ada, ben], 'here I am');
});

test('with a TURN server, policies that leave only that way are no hindrance @chromium', async ({
  launch,
  openMember,
  startServer,
}) => {
  const lack = whyWithout('turnserver');
  test.skip(lack !== null, `NOT RUN: ${lack}`);
  const turn = await TurnServer.start();
  const TURN_URLS = turn.settings.TURN_URLS?.replace('=udp', '=tcp') ?? '';
  const url = (await startServer({ ...turn.settings, TURN_URLS })).roomUrl('only-turn');
  const members = [
    await openMember({ url, browser: await launch('chromium', NO_UDP) }),
    await openMember({
      url,
      browser: await launch('firefox', [], { 'media.peerconnection.ice.relay_only': true }),
    }),
  ];
  await everyLinkIsConnected(members);
  for (const member of members) await expect(notice(member)).toHaveCount(0);
  await members[0]?.say('over the relay');
  await everyoneReads(members, 'over the relay');
  await turn.stop();
});
