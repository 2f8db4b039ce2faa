/** Holds back the pieces that a page sends, so that a test meets a transfer in its middle however fast the machine is. */
import type { Page } from '@playwright/test';

interface Gate {
  isOpen: boolean;
  held: (() => void)[];
  /** When each message of bytes was handed to the browser, and of how many it was. */
  sent: [atMs: number, bytes: number][];
}

interface Watched {
  gate: Gate;
}

/** To be called before the page goes anywhere. The gate is open. */
export async function gated(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const gate: Gate = { isOpen: true, held: [], sent: [] };
    Object.assign(globalThis, { gate } satisfies Watched);
    const { send } = RTCDataChannel.prototype as { send(data: ArrayBufferView): void };
    RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: ArrayBufferView) {
      if (this.label !== 'bulk') return send.call(this, data);
      const go = () => {
        if (this.readyState !== 'open') return;
        gate.sent.push([performance.now(), data.byteLength]);
        send.call(this, data);
      };
      if (gate.isOpen) go();
      else gate.held.push(go);
    } as RTCDataChannel['send'];
  });
}

export const shutGate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (globalThis as unknown as Watched).gate.isOpen = false;
  });

/** What was held back goes out. */
export const openGate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { gate } = globalThis as unknown as Watched;
    gate.isOpen = true;
    for (const go of gate.held.splice(0)) go();
  });

export const sentBy = (page: Page): Promise<Gate['sent']> =>
  page.evaluate(() => (globalThis as unknown as Watched).gate.sent);
