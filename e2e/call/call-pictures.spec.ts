import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';
import { Caller, traffic, watchMedia } from './call.ts';
import { callEachOther, nothingIsLeft, pair } from './callers.ts';

type OpenMember = (options: { prepare: (page: Page) => Promise<void> }) => Promise<Member>;

const SCREEN = { width: 1_600, height: 900 };

/** In place of the browser's own dialog, which no test can press: a screen that changes all the time. */
const lendScreen = (page: Page) =>
  page.addInitScript((size) => {
    const { mediaDevices } = navigator;
    if (!mediaDevices) return;
    mediaDevices.getDisplayMedia = async () => {
      const canvas = Object.assign(document.createElement('canvas'), size);
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      let count = 0;
      const timer = setInterval(() => {
        count += 1;
        context.fillStyle = `hsl(${(count * 20) % 360} 60% 50%)`;
        context.fillRect(0, 0, size.width, size.height);
      }, 50);
      const stream = canvas.captureStream(15);
      const [track] = stream.getVideoTracks();
      Object.assign(globalThis, {
        lentScreen: track,
        // As the browser's own button does it: no page hears of its own `stop`.
        endLentScreen: () => {
          track?.stop();
          track?.dispatchEvent(new Event('ended'));
        },
      });
      track?.addEventListener('ended', () => clearInterval(timer));
      return stream;
    };
  }, SCREEN);

const openPair = async (openMember: OpenMember) => {
  const prepare = async (page: Page) => {
    await watchMedia(page);
    await lendScreen(page);
  };
  const open = async () => new Caller(await openMember({ prepare }));
  const ada = await open();
  await ada.member.hasJoined();
  const ben = await open();
  await everyLinkIsConnected([ada.member, ben.member]);
  return [ada, ben] as const;
};

/** What the other's tile shows is as wide as a screen, though it may be scaled. */
const shape = async (caller: Caller, other: Caller) => {
  const video = (await caller.tileOf(other)).locator('video');
  return video.evaluate((element) => {
    const { videoWidth, videoHeight } = element as HTMLVideoElement;
    return videoHeight === 0 ? 0 : Math.round((videoWidth / videoHeight) * 100);
  });
};

test('a screen is shared, seen as sharp as it is, and gives way to the camera again', async ({
  openMember,
}) => {
  const [ada, ben] = await openPair(openMember);
  await callEachOther([ada, ben]);
  await ada.press('Share screen');
  const tile = await ben.tileOf(ada);
  await expect(tile).toHaveAttribute('data-video', 'screen');
  await expect.poll(() => shape(ben, ada)).toBe(178);
  await expect.poll(async () => (await traffic(ada.page)).sentHeight).toBe(900);
  await ben.receives();
  // Whoever looks at it sees all of it, and who shares it is still heard.
  await expect(tile.getByLabel(`Screen of ${await ada.member.name()}`)).toHaveCSS('object-fit', 'contain');
  await ada.press('Stop sharing');
  await expect(tile).toHaveAttribute('data-video', 'camera');
  await ben.receives();
  await ada.press('Hang up');
  await Promise.all([nothingIsLeft(ada), nothingIsLeft(ben)]);
});

// Firefox hands a track no event that a page made up.
test('a screen that is ended by the browser’s own button is ended for everybody @chromium', async ({
  openMember,
}) => {
  const [ada, ben] = await openPair(openMember);
  await callEachOther([ada, ben]);
  await ada.press('Share screen');
  const tile = await ben.tileOf(ada);
  await expect(tile).toHaveAttribute('data-video', 'screen');
  await ada.page.evaluate(() => (globalThis as unknown as { endLentScreen(): void }).endLentScreen());
  await expect(tile).toHaveAttribute('data-video', 'camera');
  await expect(ada.panel.getByRole('button', { name: 'Share screen' })).toBeVisible();
  await ben.receives();
});

test('nobody who shares a screen is still sharing after a hang-up', async ({ openMember }) => {
  const [ada, ben] = await openPair(openMember);
  await callEachOther([ada, ben]);
  await ada.press('Share screen');
  await expect(await ben.tileOf(ada)).toHaveAttribute('data-video', 'screen');
  const screenState = () =>
    ada.page.evaluate(
      () => (globalThis as unknown as { lentScreen: MediaStreamTrack }).lentScreen.readyState,
    );
  expect(await screenState()).toBe('live');
  await ben.press('Hang up');
  await expect(ada.panel).toBeHidden();
  await expect.poll(screenState).toBe('ended');
  await nothingIsLeft(ada);
});

test('the other’s picture is taken out of the page and put back', async ({ openRoom }) => {
  const [ada, ben] = await pair(openRoom);
  await callEachOther([ada, ben]);
  const hasApi = await ada.page.evaluate(() => document.pictureInPictureEnabled === true);
  const button = ada.panel.getByRole('button', { name: 'Picture in picture' });
  if (!hasApi) return expect(button).toBeHidden();
  const outside = () => ada.page.evaluate(() => document.pictureInPictureElement?.ariaLabel ?? null);
  await button.click();
  await expect.poll(outside).toBe(`Picture of ${await ben.member.name()}`);
  await button.click();
  await expect.poll(outside).toBeNull();
  await button.click();
  await expect.poll(outside).not.toBeNull();
  await ada.press('Hang up');
  await expect.poll(outside).toBeNull();
});

test('where the browser cannot take pictures out of the page, nothing offers it', async ({ openMember }) => {
  const prepare = async (page: Page) => {
    await watchMedia(page);
    await page.addInitScript(() => {
      Reflect.deleteProperty(Document.prototype, 'pictureInPictureEnabled');
      Reflect.deleteProperty(HTMLVideoElement.prototype, 'requestPictureInPicture');
    });
  };
  const ada = new Caller(await openMember({ prepare }));
  await ada.member.hasJoined();
  const ben = new Caller(await openMember({ prepare }));
  await everyLinkIsConnected([ada.member, ben.member]);
  await callEachOther([ada, ben]);
  await expect(ada.panel.getByRole('button', { name: 'Full screen' })).toBeVisible();
  await expect(ada.panel.getByRole('button', { name: 'Picture in picture' })).toBeHidden();
});
