import { sendLimit, UPLINK_BITRATE } from '../../public/room/call/call-limits.ts';
import { expect, test } from '../support/fixtures.ts';
import { openCallers } from './callers.ts';
import { measureUplink } from './uplink.ts';

/** Headers of RTP, what is sent again, and an encoder that overshoots for a moment. */
const OVERHEAD = 1.15;

// Six and eight are measured by hand: a machine of two cores has no time for thirty pictures beside other tests.
for (const size of [3, 4])
  test(`each of ${size} people in a call sends no more than an ordinary line takes @chromium`, async ({
    openRoom,
  }) => {
    test.setTimeout(180_000);
    const receivers = size - 1;
    const [sound, picture] = [sendLimit('audio', receivers, false), sendLimit('video', receivers, false)];
    const callers = await openCallers(openRoom, size);
    for (const caller of callers) await caller.join();
    await Promise.all(callers.map((caller) => caller.sees(receivers, 60_000)));
    const uplinks = await Promise.all(callers.map(({ page }) => measureUplink(page)));
    const figures = uplinks.map(({ sent, tallestPicture, framesPerSecond }) => {
      const what = `${Math.round(sent / 1_000)} kbit/s up, ${tallestPicture} lines`;
      return `${what}, ${Math.round(framesPerSecond)} pictures a second`;
    });
    const allowed = `${Math.round((uplinks[0]?.allowed ?? 0) / 1_000)} allowed`;
    console.log(`${size} in a call, ${allowed}: ${figures.join('; ')}`);
    test.info().annotations.push({ type: 'figures', description: `${allowed}: ${figures.join('; ')}` });
    for (const { senders, allowed, sent, tallestPicture } of uplinks) {
      expect(senders).toBe(receivers * 2);
      expect(allowed).toBe(receivers * (sound.maxBitrate + picture.maxBitrate));
      expect(allowed).toBeLessThanOrEqual(UPLINK_BITRATE);
      expect(sent).toBeLessThanOrEqual(UPLINK_BITRATE * OVERHEAD);
      expect(sent).toBeGreaterThan(0);
      expect(tallestPicture).toBeLessThanOrEqual(picture.maxHeight ?? 0);
    }
  });
