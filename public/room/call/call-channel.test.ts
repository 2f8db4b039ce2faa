import { describe, expect, it } from 'vitest';
import { encodeFrame } from '../../net/protocol/frame.ts';
import { decodeFrame } from '../../testing/frames.ts';
import type { CallFrame } from './call-channel.ts';

describe('the frame', () => {
  it.each<CallFrame>([
    { type: 'call', step: 'in', id: 'room', isMuted: true, video: 'screen' },
    { type: 'call', step: 'ring', id: 'a1b2c3' },
  ])('comes out as it went in: $type', (frame) => {
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  });
});

describe('what is refused', () => {
  it.each<[string, string]>([
    ['a step in a call that nobody takes', JSON.stringify({ type: 'call', step: 'spy', id: 'room' })],
    ['a call without a name', JSON.stringify({ type: 'call', step: 'in' })],
    ['a call with a long name', JSON.stringify({ type: 'call', step: 'ring', id: 'a'.repeat(17) })],
    ['a call with more in it', JSON.stringify({ type: 'call', step: 'in', id: 'room', track: 1 })],
  ])('%s', (_, text) => {
    expect(decodeFrame(text)).toBeNull();
  });
});
