import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { checkBrowser, type TestConnection } from './browser-check.ts';
import { FakeConnection, settled } from './testing/fake-connection.ts';

const check = (connection: unknown, clock = new VirtualClock()) =>
  checkBrowser(() => connection as TestConnection, clock);

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
    [
      'it makes no offer',
      () => Object.assign(new FakeConnection(), { createOffer: () => Promise.reject(new Error('policy')) }),
    ],
  ])('if %s', async (_, make) => {
    const { works, gathers } = await check(make());
    expect([works, await gathers]).toEqual([false, false]);
  });

  it('if it may not be made at all', async () => {
    const { works } = await checkBrowser(() => {
      throw new DOMException('blocked', 'NotAllowedError');
    }, new VirtualClock());
    expect(works).toBe(false);
  });

  it('and what was made of it is closed', async () => {
    const connection = new FakeConnection();
    connection.createOffer = () => Promise.reject(new Error('policy'));
    await check(connection);
    expect(connection.isClosed).toBe(true);
  });
});

describe('a browser that works', () => {
  it('has an address to connect from: the first one ends the check', async () => {
    const connection = new FakeConnection();
    const { works, gathers } = await check(connection);
    expect([works, connection.isClosed]).toEqual([true, false]);
    connection.find('candidate:1');
    expect([await gathers, connection.isClosed]).toEqual([true, true]);
  });

  it('has none when it has looked everywhere; the empty one of Firefox is none', async () => {
    const connection = new FakeConnection();
    const { gathers } = await check(connection);
    connection.find('');
    connection.complete();
    expect([await gathers, connection.isClosed]).toEqual([false, true]);
  });

  it('is not waited for long', async () => {
    const clock = new VirtualClock();
    const connection = new FakeConnection();
    const { gathers } = await check(connection, clock);
    clock.advance(500);
    expect([await gathers, connection.isClosed]).toEqual([false, true]);
  });

  it('has none when it does not take its own offer', async () => {
    const connection = new FakeConnection();
    connection.setLocalDescription = () => Promise.reject(new Error('policy'));
    const { gathers } = await check(connection);
    expect([await gathers, connection.isClosed]).toEqual([false, true]);
  });

  it('does not settle before it answers', async () => {
    const clock = new VirtualClock();
    const connection = new FakeConnection();
    let answer: (offer: RTCSessionDescriptionInit) => void = () => undefined;
    connection.createOffer = () => new Promise((resolve) => (answer = resolve));
    let isSettled = false;
    const checking = check(connection, clock).then((result) => {
      isSettled = true;
      return result;
    });
    clock.advance(60_000);
    await settled();
    expect(isSettled).toBe(false);
    answer({ type: 'offer', sdp: 'm=application' });
    expect((await checking).works).toBe(true);
  });
});
