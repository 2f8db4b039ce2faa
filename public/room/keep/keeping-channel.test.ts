import { describe, expect, it } from 'vitest';
import { encodeFrame } from '../../net/protocol/frame.ts';
import { decodeFrame } from '../../testing/frames.ts';

describe('the frame that tells whether a device keeps the room', () => {
  it.each([true, false])('comes out as it went in: %s', (isOn) => {
    expect(decodeFrame(encodeFrame({ type: 'keeping', isOn }))).toEqual({ type: 'keeping', isOn });
  });

  it.each<[string, string]>([
    ['that tells nothing', JSON.stringify({ type: 'keeping' })],
    ['that tells something else', JSON.stringify({ type: 'keeping', isOn: 'yes' })],
    ['with more in it', JSON.stringify({ type: 'keeping', isOn: true, until: 7 })],
  ])('%s is refused', (_, text) => {
    expect(decodeFrame(text)).toBeNull();
  });
});
