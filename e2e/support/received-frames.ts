/** Every frame that a page receives from other members, noted for later. */
import type { Page } from '@playwright/test';

interface Noted {
  readonly receivedFrames: string[];
}

/** To be called before the page goes anywhere. */
export async function recordFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const receivedFrames: string[] = [];
    Object.assign(globalThis, { receivedFrames } satisfies Noted);
    const create = RTCPeerConnection.prototype.createDataChannel;
    RTCPeerConnection.prototype.createDataChannel = function createDataChannel(...options) {
      const channel = create.apply(this, options);
      channel.addEventListener('message', ({ data }) => receivedFrames.push(String(data)));
      return channel;
    };
  });
}

export const receivedFrames = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as Noted).receivedFrames);
