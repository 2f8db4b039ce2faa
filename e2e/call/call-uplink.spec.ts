import { sendLimit, UPLINK_BITRATE } from '../../public/room/call/call-limits.ts';
import { expect, test } from '../support/fixtures.ts';
import { watchLargeMedia } from './call.ts';
import { openCallers } from './callers.ts';
import { uplinkOf } from './uplink.ts';

// Six and eight are measured by hand: a machine of two cores has no time for thirty pictures beside other tests.
for (const size of [3, 4])
  test(`each of ${size} people in a call may send no more than an ordinary line takes @chromium`, async ({
    openRoom,
  }) => {
    const receivers = size - 1;
    const [sound, picture] = [sendLimit('audio', receivers, false), sendLimit('video', receivers, false)];
    const callers = await openCallers(openRoom, size, undefined, watchLargeMedia);
    for (const caller of callers) await caller.join();
    await Promise.all(callers.map((caller) => caller.sees(receivers)));
    const allowed = receivers * (sound.maxBitrate + picture.maxBitrate);
    expect(allowed).toBeLessThanOrEqual(UPLINK_BITRATE);
    for (const { page } of callers) {
      // What is told is the size of the last picture, which may be one from before the last of them came.
      await expect
        .poll(async () => (await uplinkOf(page)).tallestPicture)
        .toBeLessThanOrEqual(picture.maxHeight ?? 0);
      expect(await uplinkOf(page)).toMatchObject({ senders: receivers * 2, allowed });
    }
    await Promise.all(callers.map((caller) => caller.receives()));
  });
