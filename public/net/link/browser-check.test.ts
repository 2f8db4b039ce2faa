import { describe, expect, it } from 'vitest';
import { type CheckedConnection, offersDataChannel } from './browser-check.ts';
import { FakeConnection, settled } from './testing/fake-connection.ts';

const check = (connection: unknown) => offersDataChannel(() => connection as CheckedConnection);

describe('a browser has no WebRTC that works', () => {
  it.each<[string, () => unknown]>([
    ['it has none', () => undefined],
    ['it is a stub', () => ({})],
    ['its methods answer nothing', () => new Proxy({}, { get: () => () => undefined })],
    ['it has no data channels', () => Object.assign(new FakeConnection(), { createDataChannel: undefined })],
    [
      'it leaves them out of its offer',
      () => Object.assign(new FakeConnection(), { createOffer: async () => ({ type: 'offer', sdp: 'v=0' }) }),
    ],
    ['it offers nothing', () => Object.assign(new FakeConnection(), { createOffer: async () => undefined })],
    [
      'it refuses to',
      () => Object.assign(new FakeConnection(), { createOffer: () => Promise.reject(new Error('policy')) }),
    ],
  ])('if %s', async (_, make) => {
    expect(await check(make())).toBe(false);
  });

  it('if it may not be made at all', async () => {
    const blocked = () => {
      throw new DOMException('blocked', 'NotAllowedError');
    };
    expect(await offersDataChannel(blocked)).toBe(false);
  });
});

it.each([
  ['works', () => Promise.resolve({ type: 'offer', sdp: 'm=application' } as const)],
  ['refuses', () => Promise.reject(new Error('policy'))],
])('what was made of a browser that %s is closed', async (_, createOffer) => {
  const connection = Object.assign(new FakeConnection(), { createOffer });
  await check(connection);
  expect(connection.isClosed).toBe(true);
});

it('does not settle before the browser answers', async () => {
  let answer: (offer: RTCSessionDescriptionInit) => void = () => undefined;
  const createOffer = () =>
    new Promise<RTCSessionDescriptionInit>((resolve) => {
      answer = resolve;
    });
  let isSettled = false;
  const checking = check(Object.assign(new FakeConnection(), { createOffer })).finally(() => {
    isSettled = true;
  });
  await settled();
  expect(isSettled).toBe(false);
  answer({ type: 'offer', sdp: 'm=application' });
  expect(await checking).toBe(true);
});
