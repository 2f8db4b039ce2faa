import { describe, expect, it } from 'vitest';
import { SimDisk } from '../../../testing/sim-disk.ts';
import { VirtualClock } from '../../../testing/virtual-clock.ts';
import { DeviceStore } from './device-store.ts';
import type { DeviceTrouble } from './disk.ts';
import { createRowSeal } from './row-seal.ts';

const seal = createRowSeal({
  room: 'room',
  roomKey: null,
  secretKey: new Uint8Array(32).fill(1),
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
});

function device() {
  const clock = new VirtualClock();
  const disk = new SimDisk(clock, () => 10);
  const troubles: DeviceTrouble[] = [];
  const open = () =>
    new DeviceStore({
      disk,
      room: 'room',
      seal,
      clock,
      rows: disk.read('room').rows,
      failed: (trouble) => troubles.push(trouble),
    });
  return { clock, disk, open, troubles };
}

describe('what the device keeps', () => {
  it('is known at once, and the same when the page is opened again', () => {
    const { clock, open } = device();
    const store = open();
    expect(store.set('a', '1')).toBe(true);
    store.set('b', '2');
    store.remove('b');
    store.set('c', '');
    expect([store.get('a'), store.get('b'), store.keys()]).toEqual(['1', null, ['a', 'c']]);
    clock.advance(100);
    const again = open();
    expect([again.get('a'), again.get('b'), again.get('c'), again.keys()]).toEqual([
      '1',
      null,
      '',
      ['a', 'c'],
    ]);
  });

  it('is told of in order, only when it is committed', () => {
    const { clock, disk, open } = device();
    const store = open();
    const told: string[] = [];
    store.whenStored(() => told.push('nothing to wait for'));
    expect(told).toEqual(['nothing to wait for']);
    store.set('a', '1');
    store.whenStored(() => {
      told.push(`first: ${disk.read('room').rows.length}`);
      store.whenStored(() => told.push('asked while told'));
    });
    store.whenStored(() => told.push('second'));
    clock.advance(5);
    store.set('a', '2');
    store.whenStored(() => told.push('third'));
    expect(told).toHaveLength(1);
    clock.advance(5);
    expect(told.slice(1)).toEqual(['first: 1', 'second']);
    clock.advance(10);
    expect(told.slice(3)).toEqual(['third', 'asked while told']);
  });

  it('is written together where it was set together', () => {
    const { clock, disk, open } = device();
    let count = 0;
    const { write } = disk;
    disk.write = (...args) => {
      count += 1;
      write.apply(disk, args);
    };
    const store = open();
    for (let at = 0; at < 50; at += 1) store.set('log', 'x'.repeat(at));
    clock.advance(5);
    for (let at = 0; at < 50; at += 1) store.set(`row ${at}`, 'x');
    clock.advance(100);
    expect(count).toBe(2);
    expect(open().keys()).toHaveLength(51);
  });

  it('is written as a whole when the page goes, whatever is under way', () => {
    const { clock, disk, open } = device();
    const store = open();
    store.set('a', '1');
    clock.advance(5);
    store.set('a', '2');
    store.set('b', '1');
    store.flush();
    disk.leave();
    const again = open();
    expect([again.get('a'), again.get('b')]).toEqual(['2', '1']);
  });

  it('does not survive a crash before it was committed, and nothing was told of it', () => {
    const { clock, disk, open } = device();
    const store = open();
    let isTold = false;
    store.set('a', '1');
    clock.advance(20);
    store.set('a', '2');
    store.whenStored(() => {
      isTold = true;
    });
    clock.advance(5);
    disk.crash();
    clock.advance(100);
    expect([isTold, open().get('a')]).toEqual([false, '1']);
  });

  it('lives on in memory when the device is full, and everything that waited goes out', () => {
    const { clock, disk, open, troubles } = device();
    const store = open();
    store.set('a', '1');
    clock.advance(20);
    disk.trouble = 'full';
    store.set('a', '2');
    let isTold = false;
    store.whenStored(() => {
      isTold = true;
    });
    clock.advance(20);
    expect([isTold, troubles, store.trouble]).toEqual([true, ['full'], 'full']);
    expect([store.set('b', '3'), store.get('b'), store.get('a')]).toEqual([false, '3', '2']);
    expect(open().get('a')).toBe('1');
  });

  it('waits for no commit that never comes', () => {
    const { clock, disk, open, troubles } = device();
    const store = open();
    store.set('a', '1');
    let isTold = false;
    store.whenStored(() => {
      isTold = true;
    });
    disk.write = () => undefined;
    clock.advance(60_000);
    expect([isTold, troubles]).toEqual([true, ['silent']]);
  });

  it('is not there where it is damaged, and what cannot be read goes with the next change', () => {
    const { clock, disk, open } = device();
    const store = open();
    for (const name of ['a', 'b', 'c']) store.set(name, name.repeat(20));
    clock.advance(20);
    const [first = ''] = disk.read('room').rows as string[];
    disk.write('room', { rows: new Map([['damaged', `${first.slice(0, -9)}AAAAAAAAA`]]) }, () => undefined);
    disk.write('room', { rows: new Map([['of another kind', '7']]) }, () => undefined);
    clock.advance(20);
    const again = open();
    expect(again.keys()).toEqual(['a', 'b', 'c']);
    again.set('d', '');
    clock.advance(20);
    expect(disk.read('room').rows).toHaveLength(4);
  });
});
