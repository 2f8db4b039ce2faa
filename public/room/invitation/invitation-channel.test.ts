import { describe, expect, it } from 'vitest';
import { encodeFrame } from '../../net/protocol/frame.ts';
import { decodeFrame } from '../../testing/frames.ts';
import type { InvitationFrame } from './invitation-channel.ts';

describe('the frame', () => {
  it.each<InvitationFrame>([
    { type: 'invitation', roomId: 'new-room', key: 'k'.repeat(22) },
    { type: 'invitation', roomId: 'new-room' },
  ])('comes out as it went in: $type', (frame) => {
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  });
});

describe('what is refused', () => {
  it.each<[string, string]>([
    ['an invitation to nowhere', JSON.stringify({ type: 'invitation', roomId: 'a b', key: 'k'.repeat(22) })],
    [
      'an invitation with half a key',
      JSON.stringify({ type: 'invitation', roomId: 'a', key: 'k'.repeat(21) }),
    ],
    [
      'an invitation with markup',
      JSON.stringify({ type: 'invitation', roomId: 'a', key: `<${'k'.repeat(22)}>` }),
    ],
  ])('%s', (_, text) => {
    expect(decodeFrame(text)).toBeNull();
  });
});
