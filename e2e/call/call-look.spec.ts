import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected } from '../support/member.ts';
import { Caller, runningTracks, traffic, watchMedia } from './call.ts';
import { nothingIsLeft, pair } from './callers.ts';

const level = ({ look }: Caller) => look.getByRole('meter', { name: 'Level of the microphone' });
const picture = ({ look }: Caller) => look.getByLabel('Your picture');

/** The picture moves. */
const seesThemself = (caller: Caller) =>
  expect
    .poll(() => picture(caller).evaluate((video: HTMLVideoElement) => video.videoWidth > 2 && !video.paused))
    .toBe(true);

test('before a call one sees oneself, nothing of it is sent, and staying out turns all off', async ({
  openRoom,
}) => {
  const [ada, ben] = await pair(openRoom);
  await ada.callButton.click();
  await expect(ada.look).toBeVisible();
  await seesThemself(ada);
  expect((await traffic(ada.page)).senders).toBe(0);
  await expect(ben.callButton).toHaveText(/^Call/);
  await ada.look.getByRole('button', { name: 'Cancel' }).click();
  await expect(ada.look).toBeHidden();
  await expect.poll(() => runningTracks(ada.page)).toBe(0);
  await expect(ada.panel).toBeHidden();
});

// Firefox's fake microphone is silent to the page where the machine has no loudspeaker.
test('one sees that the microphone hears @chromium', async ({ openRoom }) => {
  const [ada] = await pair(openRoom);
  await ada.callButton.click();
  await expect.poll(async () => Number(await level(ada).getAttribute('aria-valuenow'))).toBeGreaterThan(5);
});

test('whoever chooses no camera calls with sound alone, and so the next time', async ({ openRoom }) => {
  const [ada, ben] = await pair(openRoom);
  await ada.callButton.click();
  await seesThemself(ada);
  await ada.look.getByRole('combobox', { name: /^Camera/ }).selectOption('No camera');
  await expect(ada.look.getByText('Your camera is off')).toBeVisible();
  await ada.goOn();
  await ben.join();
  await expect(await ben.tileOf(ada)).toHaveAttribute('data-video', 'none');
  await expect(await ada.tileOf(ben)).toHaveAttribute('data-video', 'camera');
  await expect.poll(async () => (await traffic(ada.page)).tracks).toBe(1);
  await ada.press('Hang up');
  await nothingIsLeft(ada);

  await ada.page.reload();
  await everyLinkIsConnected([ada.member, ben.member]);
  await ada.callButton.click();
  await expect(ada.look.getByRole('combobox', { name: /^Camera/ }).locator('option:checked')).toHaveText(
    'No camera',
  );
  await expect(ada.look.getByText('Your camera is off')).toBeVisible();
  await ada.look.getByRole('combobox', { name: /^Camera/ }).selectOption({ index: 0 });
  await seesThemself(ada);
});

test('whoever answers with sound only shows no picture and is not asked for one', async ({ openRoom }) => {
  const [ada, ben] = await pair(openRoom);
  await ada.call(ben);
  await ben.answer('Answer with sound only');
  await expect(await ada.tileOf(ben)).toHaveAttribute('data-video', 'none');
  await ben.receives();
  await expect.poll(async () => (await traffic(ben.page)).tracks).toBe(1);
});

test('a caller who gives up takes the look at oneself away', async ({ openRoom }) => {
  const [ada, ben] = await pair(openRoom);
  await ada.call(ben);
  await ben.ring.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(ben.look).toBeVisible();
  await ada.press('Cancel the call');
  await expect(ben.look).toBeHidden();
  await expect(ben.page.getByText(/^You missed a call from /)).toBeVisible();
  await expect.poll(() => runningTracks(ben.page)).toBe(0);
});

test('a refused permission is told plainly, and one may join with nothing', async ({
  openMember,
  roomUrl,
}) => {
  const ada = new Caller(
    await openMember({
      url: roomUrl,
      async prepare(page: Page) {
        await watchMedia(page);
        await page.addInitScript(() => {
          const { mediaDevices } = navigator;
          if (mediaDevices)
            mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
        });
      },
    }),
  );
  await ada.member.hasJoined();
  const ben = new Caller(await openMember({ url: roomUrl, prepare: watchMedia }));
  await everyLinkIsConnected([ada.member, ben.member]);
  await ben.join();
  await ada.callButton.click();
  const told = ada.look.getByRole('status');
  await expect(told).toContainText('The browser does not allow camera and microphone');
  await expect(told).toContainText('you see and hear the others');
  await ada.look.getByRole('button', { name: 'Join anyway' }).click();
  await ada.receives();
});

test('a double click on Call opens nothing else, and the button stays where it is', async ({ openRoom }) => {
  const [ada, ben] = await pair(openRoom);
  for (const width of [1_280, 390]) {
    await ada.page.setViewportSize({ width, height: 800 });
    const place = await ada.callButton.boundingBox();
    await ada.callButton.dblclick();
    await expect(ada.look).toBeVisible();
    await expect(ada.page.getByRole('dialog')).toHaveCount(1);
    await ada.goOn();
    await expect(ada.callButton).toHaveAccessibleName('In a call');
    expect(await ada.callButton.boundingBox()).toEqual(place);
    await ben.join();
    await ada.sees(1);
    await ada.press('Hang up');
    await expect(ada.callButton).toHaveAccessibleName('Join call (1)');
    expect(await ada.callButton.boundingBox()).toEqual(place);
    await ben.press('Hang up');
    await expect(ada.callButton).toHaveAccessibleName('Call');
  }
});

test('from the button one gets to the call that one is in, by keyboard', async ({ openRoom }) => {
  const [ada] = await pair(openRoom);
  await ada.member.comesToFront();
  await ada.callButton.focus();
  await ada.page.keyboard.press('Enter');
  await expect(ada.look.getByRole('button', { name: /^Call/ })).toBeFocused();
  await ada.page.keyboard.press('Enter');
  await expect(ada.panel).toBeVisible();
  await expect(ada.callButton).toBeFocused();
  await ada.page.keyboard.press('Enter');
  await expect(ada.panel.getByRole('button', { name: 'Mute microphone' })).toBeFocused();
});
