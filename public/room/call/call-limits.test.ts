import { describe, expect, it } from 'vitest';
import { CALL_SIZE, sendLimit, UPLINK_BITRATE } from './call-limits.ts';

const receivers = Array.from({ length: CALL_SIZE.members - 1 }, (_, n) => n + 1);

describe('what a member of a call sends', () => {
  it('fills no more of the line upwards than it takes, however many are there', () => {
    for (const count of receivers)
      for (const isScreen of [false, true]) {
        const [sound, picture] = [sendLimit('audio', count, isScreen), sendLimit('video', count, isScreen)];
        expect(count * (sound.maxBitrate + picture.maxBitrate)).toBeLessThanOrEqual(UPLINK_BITRATE);
      }
  });

  it('gets smaller with every more receivers, never larger', () => {
    const heights = receivers.map((count) => sendLimit('video', count, false).maxHeight ?? 0);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
    expect(heights[0]).toBe(720);
  });

  it('keeps a screen readable: its lines stay, it moves less', () => {
    expect(sendLimit('video', 5, true)).toMatchObject({ maxHeight: 1_080, maxFramerate: 10 });
  });
});
