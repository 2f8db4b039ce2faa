import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { Caller, traffic, watchMedia } from './call.ts';
import { callEachOther, nothingIsLeft, openCallers, pair } from './callers.ts';

test('two call each other: picture and sound flow both ways, and chat goes on @promise', async ({
  openRoom,
}) => {
  const [ada, ben] = await pair(openRoom);
  await callEachOther([ada, ben]);
  await Promise.all([ada.receives(), ben.receives()]);
  await ada.member.say('can you hear me?');
  await everyoneReads([ada.member, ben.member], 'can you hear me?');
  await expect(ada.member.receipt('can you hear me?')).toHaveText('Delivered to everyone');
  await expect(ada.panel.getByRole('heading')).toHaveText(`In a call with ${await ben.member.name()}`);
  for (const { page } of [ada, ben]) expect((await traffic(page)).connections).toBe(1);
});

test('hanging up leaves no track and no sender behind, and calling again makes nothing grow', async ({
  openRoom,
}) => {
  const [ada, ben] = await pair(openRoom);
  for (let round = 0; round < 3; round += 1) {
    await callEachOther([ada, ben]);
    expect((await traffic(ada.page)).sections).toBe(3);
    const [one] = round % 2 === 0 ? [ada] : [ben];
    await one.press('Hang up');
    await expect(ada.panel).toBeHidden();
    await expect(ben.panel).toBeHidden();
    await Promise.all([nothingIsLeft(ada), nothingIsLeft(ben)]);
    if (round === 0)
      await expect(ben.page.getByText(`The call with ${await ada.member.name()} is over.`)).toBeVisible();
  }
  await ben.member.say('still here');
  await everyoneReads([ada.member, ben.member], 'still here');
});

test('two who call each other at the same moment are in one call', async ({ openRoom }) => {
  const [ada, ben] = await pair(openRoom);
  await Promise.all([ada.call(ben), ben.call(ada)]);
  await expect(ada.panel.getByRole('heading')).toHaveText(/^In a call with /);
  await expect(ben.panel.getByRole('heading')).toHaveText(/^In a call with /);
  await Promise.all([ada.sees(1), ben.sees(1)]);
  await Promise.all([ada.receives(), ben.receives()]);
});

test('a call is declined, missed, found busy, and said so', async ({ openRoom }) => {
  const [ada, ben, cleo] = (await openCallers(openRoom, 3)) as [Caller, Caller, Caller];
  const [adaName, benName] = [await ada.member.name(), await ben.member.name()];
  await ada.call(ben);
  await expect(ben.ring).toContainText(`${adaName} is calling you`);
  await ben.answer('Decline');
  await expect(ada.page.getByText(`${benName} declined the call.`)).toBeVisible();
  await nothingIsLeft(ada);

  await cleo.call(ben);
  await expect(ben.ring).toBeVisible();
  await cleo.press('Cancel the call');
  await expect(ben.page.getByText(`You missed a call from ${await cleo.member.name()}.`)).toBeVisible();

  await ben.page.getByRole('button', { name: 'Call back' }).click();
  await ben.goOn();
  await cleo.answer('Answer with sound only');
  await ada.call(ben);
  await expect(ada.page.getByText(`${benName} is in another call.`)).toBeVisible();
  await expect(cleo.panel).toBeVisible();
  await ben.receivesNoMore('framesDecoded', cleo);
});

test('four are in the room’s call and see and hear each other', async ({ openRoom }) => {
  const callers = await openCallers(openRoom, 4);
  for (const caller of callers) await caller.join();
  await Promise.all(callers.map((caller) => caller.sees(3)));
  await Promise.all(callers.map((caller) => caller.receives()));
  for (const { page, tiles } of callers) {
    await expect(tiles).toHaveCount(4);
    const now = await traffic(page);
    expect(now).toMatchObject({ connections: 3, tracks: 6, senders: 6, sections: 3 });
  }
  const [first, ...others] = callers as [Caller, ...Caller[]];
  await first.press('Hang up');
  await nothingIsLeft(first);
  await Promise.all(others.map((caller) => caller.sees(2)));
  await Promise.all(others.map(({ tiles }) => expect(tiles).toHaveCount(3)));
  await expect(first.page.getByRole('button', { name: 'Join call (3)' })).toBeVisible();
});

test('microphone and camera are turned off and on without any negotiation', async ({ openRoom }) => {
  const [ada, ben] = await pair(openRoom);
  await callEachOther([ada, ben]);
  const before = await ada.page.evaluate(
    () =>
      (globalThis as unknown as { connections: RTCPeerConnection[] }).connections.at(-1)?.localDescription
        ?.sdp,
  );
  const tile = await ben.tileOf(ada);
  await ada.press('Mute microphone');
  await expect(tile.getByRole('img', { name: 'microphone off' })).toBeVisible();
  await ada.press('Turn camera off');
  await expect(tile).toHaveAttribute('data-video', 'none');
  await ben.receivesNoMore('framesDecoded', ada);
  await ben.receivesNoMore('audioEnergy', ada);
  await ada.press('Unmute microphone');
  await ada.press('Turn camera on');
  await expect(tile).toHaveAttribute('data-video', 'camera');
  await ben.receives();
  expect(
    await ada.page.evaluate(
      () =>
        (globalThis as unknown as { connections: RTCPeerConnection[] }).connections.at(-1)?.localDescription
          ?.sdp,
    ),
  ).toBe(before);
});

test('a denied permission is explained, and the call goes on without', async ({ openMember, roomUrl }) => {
  const denied = (page: Member['page']) =>
    page.addInitScript(() => {
      // Nor has an empty page any to refuse.
      const { mediaDevices } = navigator;
      if (mediaDevices)
        mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
  const ada = new Caller(
    await openMember({
      url: roomUrl,
      prepare: async (page) => {
        await watchMedia(page);
        await denied(page);
      },
    }),
  );
  await ada.member.hasJoined();
  const ben = new Caller(await openMember({ url: roomUrl, prepare: watchMedia }));
  await everyLinkIsConnected([ada.member, ben.member]);
  await ada.join();
  await ben.join();
  await expect(ada.panel).toContainText('The browser does not allow the microphone');
  await expect(ada.panel).toContainText('The others cannot hear you; you hear them.');
  await ada.receives();
  const tile = await ben.tileOf(ada);
  await expect(tile.getByRole('img', { name: 'microphone off' })).toBeVisible();
});

test('a connection that is replaced carries the call again, without a click', async ({ openRoom }) => {
  const [ada, ben] = await pair(openRoom);
  await callEachOther([ada, ben]);
  await ada.page.evaluate(() => {
    const { connections } = globalThis as unknown as { connections: RTCPeerConnection[] };
    for (const connection of connections) connection.close();
    // As the browser would, had it not been asked to.
    for (const connection of connections) connection.dispatchEvent(new Event('connectionstatechange'));
  });
  await expect
    .poll(() =>
      ada.page.evaluate(
        () => (globalThis as unknown as { connections: RTCPeerConnection[] }).connections.length,
      ),
    )
    .toBeGreaterThan(1);
  await everyLinkIsConnected([ada.member, ben.member]);
  await Promise.all([ada.receives(), ben.receives()]);
  await Promise.all([ada.sees(1), ben.sees(1)]);
});

test('with the server dead two call each other, hang up and call again @promise', async ({
  openRoom,
  startServer,
}) => {
  const server = await startServer();
  const [ada, ben] = await pair(openRoom, server.roomUrl('calls'));
  await expect(ada.page.getByRole('button', { name: 'Call', exact: true })).toBeVisible();
  await expect(ben.page.getByRole('button', { name: 'Call', exact: true })).toBeVisible();
  await server.kill();
  for (const { member } of [ada, ben]) await expect(member.banner).toContainText('cannot be reached');
  await callEachOther([ada, ben]);
  await Promise.all([ada.receives(), ben.receives()]);
  await ben.press('Hang up');
  await Promise.all([nothingIsLeft(ada), nothingIsLeft(ben)]);
  await callEachOther([ben, ada]);
  await Promise.all([ada.receives(), ben.receives()]);
});

test('a screen is shared, fills the call, and ends @chromium', async ({ launch, openMember, roomUrl }) => {
  const browser = await launch('chromium', [
    '--auto-select-desktop-capture-source=Entire screen',
    '--auto-accept-this-tab-capture',
  ]);
  const open = async () => new Caller(await openMember({ url: roomUrl, browser, prepare: watchMedia }));
  const ada = await open();
  await ada.member.hasJoined();
  const ben = await open();
  await everyLinkIsConnected([ada.member, ben.member]);
  await callEachOther([ada, ben]);
  await ada.press('Share screen');
  const tile = await ben.tileOf(ada);
  await expect(tile).toHaveAttribute('data-video', 'screen');
  await ben.receives();
  await ada.press('Stop sharing');
  await expect(tile).toHaveAttribute('data-video', 'camera');
  await ben.receives();
});

test('Chromium and Firefox call each other @chromium', async ({ launch, openMember, roomUrl }) => {
  const firefox = await launch('firefox');
  for (const isFirefoxFirst of [true, false]) {
    const url = `${roomUrl}-${isFirefoxFirst}`;
    const open = async (isFirefox: boolean) =>
      new Caller(await openMember({ url, prepare: watchMedia, ...(isFirefox ? { browser: firefox } : {}) }));
    const ada = await open(isFirefoxFirst);
    await ada.member.hasJoined();
    const ben = await open(!isFirefoxFirst);
    await everyLinkIsConnected([ada.member, ben.member]);
    await callEachOther([ada, ben]);
    await Promise.all([ada.receives(), ben.receives()]);
    await ada.press('Hang up');
    await Promise.all([nothingIsLeft(ada), nothingIsLeft(ben)]);
  }
});
