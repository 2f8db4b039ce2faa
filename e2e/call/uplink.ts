/** What a page in a call sends, and may send, all of its connections together; by the browser's own statistics. */
import { expect, type Page } from '@playwright/test';

/** Long enough for an encoder to have found its rate, and for a key frame to count for little. */
const WATCHED_MS = 5_000;

interface Sent {
  readonly atMs: number;
  /** With RTP's headers and what is sent again. */
  readonly bytes: number;
}

export interface Uplink {
  readonly senders: number;
  /** What the senders were told to keep to, in bits per second. */
  readonly allowed: number;
  /** What went out on average, in bits per second. */
  readonly sent: number;
  readonly tallestPicture: number;
  readonly framesPerSecond: number;
}

type Watched = { connections: RTCPeerConnection[] };

const sent = (page: Page): Promise<Sent> =>
  page.evaluate(async () => {
    const { connections } = globalThis as unknown as Watched;
    const live = connections.filter(({ connectionState }) => connectionState === 'connected');
    const reports = await Promise.all(live.map((connection) => connection.getStats()));
    let bytes = 0;
    for (const report of reports)
      report.forEach(({ type, bytesSent, headerBytesSent }) => {
        if (type === 'outbound-rtp') bytes += bytesSent + headerBytesSent;
      });
    return { atMs: performance.now(), bytes };
  });

const senders = (page: Page): Promise<Omit<Uplink, 'sent'>> =>
  page.evaluate(async () => {
    const { connections } = globalThis as unknown as Watched;
    const live = connections.filter(({ connectionState }) => connectionState === 'connected');
    const all = live.flatMap((connection) => connection.getSenders()).filter(({ track }) => track !== null);
    const encodings = all.flatMap((sender) => sender.getParameters().encodings);
    const pictures: { frameHeight?: number; framesPerSecond?: number }[] = [];
    for (const sender of all)
      (await sender.getStats()).forEach((stat) => {
        if (stat.type === 'outbound-rtp' && stat.kind === 'video') pictures.push(stat);
      });
    return {
      senders: all.length,
      allowed: encodings.reduce((sum, { maxBitrate }) => sum + (maxBitrate ?? Number.POSITIVE_INFINITY), 0),
      tallestPicture: Math.max(0, ...pictures.map(({ frameHeight }) => frameHeight ?? 0)),
      framesPerSecond: Math.max(0, ...pictures.map(({ framesPerSecond }) => framesPerSecond ?? 0)),
    };
  });

export async function measureUplink(page: Page): Promise<Uplink> {
  const before = await sent(page);
  let after = before;
  const lasted = async () => {
    after = await sent(page);
    return after.atMs - before.atMs;
  };
  await expect.poll(lasted, { intervals: [500], timeout: WATCHED_MS * 6 }).toBeGreaterThan(WATCHED_MS);
  const rate = ((after.bytes - before.bytes) * 8_000) / (after.atMs - before.atMs);
  return { ...(await senders(page)), sent: rate };
}
