import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import type { Cancel } from '../clock.ts';
import { findsAddress, testBrowser } from './self-test.ts';
import { FakeConnection, settled } from './testing/fake-connection.ts';

let clock: VirtualClock;
let made: FakeConnection[];
let verdicts: boolean[];
let stop: Cancel;

beforeEach(() => {
  [clock, made, verdicts] = [new VirtualClock(), [], []];
});

function begin(change: (connection: FakeConnection) => void = () => undefined): void {
  const open = () => {
    const connection = new FakeConnection();
    change(connection);
    made.push(connection);
    return connection;
  };
  stop = testBrowser(open, clock, (isBlocked) => verdicts.push(isBlocked));
}

const areClosed = () => made.map(({ isClosed }) => isClosed);

describe('two connections of this page', () => {
  it('with an address at either end show that nothing is blocked', async () => {
    begin();
    await settled();
    made[1]?.find('candidate:1');
    expect(verdicts).toEqual([false]);
    expect(areClosed()).toEqual([true, true]);
    clock.advance(60_000);
    expect(verdicts).toEqual([false]);
  });

  it('that both looked everywhere in vain show that the browser is blocked', async () => {
    begin();
    await settled();
    made[0]?.complete();
    expect(verdicts).toEqual([]);
    made[1]?.complete();
    expect(verdicts).toEqual([true]);
    expect(areClosed()).toEqual([true, true]);
  });

  it('that do not even begin to look show it soon', async () => {
    begin();
    await settled();
    clock.advance(500);
    expect(verdicts).toEqual([true]);
  });

  it('that look for long are given time, and can prove the verdict wrong', async () => {
    begin((connection) => connection.begin());
    await settled();
    clock.advance(2_999);
    expect(verdicts).toEqual([]);
    clock.advance(1);
    expect(verdicts).toEqual([true]);
    made[0]?.find('candidate:1');
    expect(verdicts).toEqual([true, false]);
    expect(areClosed()).toEqual([true, true]);
  });

  it('are closed at last, whatever comes of them', async () => {
    begin((connection) => connection.begin());
    await settled();
    clock.advance(30_000);
    expect(verdicts).toEqual([true]);
    expect(areClosed()).toEqual([true, true]);
  });

  it('that do not take each other’s descriptions show nothing', async () => {
    begin((connection) => {
      connection.setRemoteDescription = () => Promise.reject(new Error('something else'));
    });
    await settled();
    clock.advance(60_000);
    expect(verdicts).toEqual([]);
    expect(areClosed()).toEqual([true, true]);
  });

  it('can be stopped', async () => {
    begin();
    await settled();
    stop();
    made[0]?.find('candidate:1');
    clock.advance(60_000);
    expect(verdicts).toEqual([]);
    expect(areClosed()).toEqual([true, true]);
  });
});

describe('one connection that asks nobody', () => {
  const find = async (connection: FakeConnection) => {
    const finding = findsAddress(() => connection, clock);
    await settled();
    return { finding, isOpen: !connection.isClosed };
  };

  it('finds an address: the first one ends it', async () => {
    const connection = new FakeConnection();
    const { finding, isOpen } = await find(connection);
    expect(isOpen).toBe(true);
    connection.find('candidate:1');
    expect([await finding, connection.isClosed]).toEqual([true, true]);
  });

  it('finds none when it has looked everywhere; the empty one of Firefox is none', async () => {
    const connection = new FakeConnection();
    const { finding } = await find(connection);
    connection.find('');
    connection.complete();
    expect([await finding, connection.isClosed]).toEqual([false, true]);
  });

  it('is not waited for long', async () => {
    const connection = new FakeConnection();
    const { finding } = await find(connection);
    clock.advance(500);
    expect([await finding, connection.isClosed]).toEqual([false, true]);
  });

  it('finds none when it does not take its own offer', async () => {
    const connection = new FakeConnection();
    connection.setLocalDescription = () => Promise.reject(new Error('policy'));
    const { finding } = await find(connection);
    expect([await finding, connection.isClosed]).toEqual([false, true]);
  });
});
