/** What a page in a call may send, all of its connections together; by the browser's own statistics. */
import type { Page } from '@playwright/test';

export interface Uplink {
  readonly senders: number;
  /** What the senders were told to keep to, in bits per second. */
  readonly allowed: number;
  readonly tallestPicture: number;
}

type Watched = { connections: RTCPeerConnection[] };

export const uplinkOf = (page: Page): Promise<Uplink> =>
  page.evaluate(async () => {
    const { connections } = globalThis as unknown as Watched;
    const live = connections.filter(({ connectionState }) => connectionState === 'connected');
    const all = live.flatMap((connection) => connection.getSenders()).filter(({ track }) => track !== null);
    const encodings = all.flatMap((sender) => sender.getParameters().encodings);
    const heights: number[] = [];
    for (const sender of all)
      (await sender.getStats()).forEach((stat) => {
        if (stat.type === 'outbound-rtp' && stat.kind === 'video') heights.push(stat.frameHeight ?? 0);
      });
    return {
      senders: all.length,
      allowed: encodings.reduce((sum, { maxBitrate }) => sum + (maxBitrate ?? Number.POSITIVE_INFINITY), 0),
      tallestPicture: Math.max(0, ...heights),
    };
  });
