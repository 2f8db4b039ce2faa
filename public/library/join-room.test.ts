import { describe, expect, it } from 'vitest';
import type { JoinOptions } from './contract.ts';
import { createKey, joinRoom } from './join-room.ts';
import { ParleyError } from './parley-error.ts';
import { roomOfLink } from './room-of-link.ts';

const KEY = 'AAAAAAAAAAAAAAAAAAAAAA';
const platform = {
  connections: () => Promise.reject(new ParleyError('webrtc-missing')),
};
const join = (link: string, options: Partial<JoinOptions>) =>
  joinRoom(link, { name: 'Ann', ...options }, platform);

describe('a link', () => {
  it.each([
    ['https://a.example/?roomId=tea', { roomId: 'tea', key: null }],
    ['https://a.example/chat/?roomId=tea&debug', { roomId: 'tea', key: null }],
    [`https://a.example/?roomId=tea#${KEY}`, { roomId: 'tea', key: KEY }],
  ])('%s names a room', (link, address) => {
    expect(roomOfLink(link).address).toEqual(address);
  });

  it.each([
    '',
    'tea',
    'ftp://a.example/?roomId=tea',
    'https://a.example/',
    'https://a.example/?roomId=tea#cut',
  ])('"%s" is refused as one that names no room', async (link) => {
    await expect(join(link, {})).rejects.toMatchObject({ name: 'ParleyError', code: 'bad-link' });
  });
});

describe('before anything is opened it refuses', () => {
  const LINK = 'https://a.example/?roomId=tea';

  it.each<[string, Partial<JoinOptions>, string]>([
    ['a blank name', { name: ' ' }, 'bad-option'],
    ['a name that is too long', { name: 'x'.repeat(41) }, 'bad-option'],
    ['a key that is too short', { key: 'AAAA' }, 'bad-option'],
    ['bytes that are no key', { key: new Uint8Array(31) }, 'bad-option'],
    ['a signal that was aborted', { signal: AbortSignal.abort() }, 'aborted'],
    ['a platform without WebRTC', { key: createKey() }, 'webrtc-missing'],
  ])('%s', async (_, options, code) => {
    await expect(join(LINK, options)).rejects.toMatchObject({ code });
    await expect(join(LINK, options)).rejects.toBeInstanceOf(ParleyError);
  });

  it('keys are all different', () => {
    expect(createKey()).not.toBe(createKey());
  });
});
