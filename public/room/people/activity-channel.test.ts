import { describe, expect, it } from 'vitest';
import { encodeFrame } from '../../net/protocol/frame.ts';
import { decodeFrame } from '../../testing/frames.ts';
import type { ActivityFrame } from './activity-channel.ts';

describe('the frame', () => {
  it.each<ActivityFrame>([
    { type: 'activity', is: 'here' },
    { type: 'activity', is: 'typing' },
    { type: 'activity', is: 'away' },
  ])('comes out as it went in: $type', (frame) => {
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  });
});

describe('what is refused', () => {
  it.each<[string, string]>([
    ['an activity that is none', JSON.stringify({ type: 'activity', is: 'asleep' })],
    ['an activity with words', JSON.stringify({ type: 'activity', is: 'typing', text: 'hel' })],
  ])('%s', (_, text) => {
    expect(decodeFrame(text)).toBeNull();
  });
});
