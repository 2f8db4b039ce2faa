import { describe, expect, it } from 'vitest';
import { sendLimit } from './call-limits.ts';

const receivers = Array.from({ length: 15 }, (_, n) => n + 1);

describe('what a member of a call sends', () => {
  it('fills no more of the line upwards than 2.5 Mbit/s, however many are there', () => {
    for (const count of receivers) {
      const [sound, picture] = [sendLimit('audio', count, false), sendLimit('video', count, false)];
      expect(count * (sound.maxBitrate + picture.maxBitrate)).toBeLessThanOrEqual(2_500_000);
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
