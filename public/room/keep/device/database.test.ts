import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../net/clock.ts';
import { VirtualClock } from '../../../testing/virtual-clock.ts';
import { Database } from './database.ts';
import type { Change, DeviceTrouble } from './disk.ts';

beforeAll(() => vi.stubGlobal('IDBKeyRange', IDBKeyRange));

const write = (database: Database, room: string, change: Change) =>
  new Promise<DeviceTrouble | null>((resolve) => database.write(room, change, resolve));
const rows = (content: Record<string, string | null>) => new Map(Object.entries(content));

function browser() {
  const factory = new IDBFactory();
  const open = () => new Database(() => factory, systemClock);
  return { factory, open };
}

/** Settled when the factory has answered. */
const raw = (factory: IDBFactory, version: number) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = factory.open('parley', version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

describe("the device's database", () => {
  it('keeps rooms apart, and each until it is cleared', async () => {
    const { open } = browser();
    const database = open();
    expect(await database.load('room')).toEqual({ member: undefined, rows: [] });
    expect(await write(database, 'room', { member: 'me', rows: rows({ a: '1', b: '2' }) })).toBeNull();
    expect(await write(database, 'room sealed', { member: 'I', rows: rows({ a: '3' }) })).toBeNull();
    expect(await write(database, 'room', { rows: rows({ a: null, c: '4' }), isStrict: true })).toBeNull();
    const again = open();
    expect(await again.load('room')).toEqual({ member: 'me', rows: ['2', '4'] });
    expect(await again.load('room sealed')).toEqual({ member: 'I', rows: ['3'] });
    expect(await again.count()).toBe(3);
    await write(again, 'room', { clears: true, rows: rows({ d: '5' }) });
    expect(await again.load('room')).toEqual({ member: 'me', rows: ['5'] });
    await write(again, 'room', { clears: true, member: null });
    expect(await open().load('room')).toEqual({ member: undefined, rows: [] });
    expect(await open().load('room sealed')).toEqual({ member: 'I', rows: ['3'] });
  });

  it('is missing where there is none, or not for this page', async () => {
    const factories: (() => IDBFactory)[] = [
      () => undefined as unknown as IDBFactory,
      () => {
        throw new DOMException('denied', 'SecurityError');
      },
    ];
    for (const factory of factories) {
      const database = new Database(factory, systemClock);
      expect(await database.load('room')).toBe('missing');
      expect(await write(database, 'room', { member: 'me' })).toBe('missing');
      expect(await database.count()).toBe(0);
    }
  });

  it('is left alone where a later version of the page made it', async () => {
    const { factory, open } = browser();
    (await raw(factory, 2)).close();
    const database = open();
    expect(await database.load('room')).toBe('newer');
    expect(await write(database, 'room', { member: 'me' })).toBe('newer');
    expect((await raw(factory, 2)).version).toBe(2);
  });

  it('makes way for a later version of the page, and says so', async () => {
    const { factory, open } = browser();
    const database = open();
    await database.load('room');
    const told: DeviceTrouble[] = [];
    database.lost = (trouble) => told.push(trouble);
    (await raw(factory, 2)).close();
    expect(told).toEqual(['replaced']);
    expect(await write(database, 'room', { member: 'me' })).toBe('replaced');
  });

  it('puts nothing back where somebody emptied the device', async () => {
    const { factory, open } = browser();
    const requests = watchOpening(factory);
    const database = open();
    await write(database, 'room', { member: 'me' });
    const told: DeviceTrouble[] = [];
    database.lost = (trouble) => told.push(trouble);
    // As browsers do it: the connection is closed first.
    const connection = requests[0]?.result;
    connection?.close();
    await new Promise((resolve) => {
      factory.deleteDatabase('parley').onsuccess = resolve;
    });
    connection?.onclose?.(new Event('close'));
    await vi.waitFor(() => expect(told).toEqual(['cleared']));
    expect(await write(database, 'room', { member: 'me' })).toBe('cleared');
    expect(await open().load('room')).toEqual({ member: undefined, rows: [] });
  });

  it('connects again where a system that slept cut the connection', async () => {
    const { factory, open } = browser();
    const requests = watchOpening(factory);
    const database = open();
    await write(database, 'room', { member: 'me' });
    requests[0]?.result.close();
    expect(await write(database, 'room', { rows: rows({ a: '1' }) })).toBeNull();
    expect(await database.load('room')).toEqual({ member: 'me', rows: ['1'] });
  });

  it('says that it is full, and keeps nothing of a change that did not fit', async () => {
    const { factory, open } = browser();
    const requests = watchOpening(factory);
    const database = open();
    await write(database, 'room', { rows: rows({ a: '1' }) });
    const db = requests[0]?.result;
    if (!db) throw new Error('not opened');
    const { transaction } = db;
    db.transaction = (...args) => {
      const real = transaction.apply(db, args);
      const error = new DOMException('full', 'QuotaExceededError');
      Object.defineProperty(real, 'error', { get: () => error, set: () => undefined });
      real.commit = () => real.abort();
      return real;
    };
    expect(await write(database, 'room', { rows: rows({ a: '2', b: '2' }) })).toBe('full');
    db.transaction = transaction;
    expect(await database.load('room')).toEqual({ member: undefined, rows: ['1'] });
  });

  it('is waited for only so long', async () => {
    const clock = new VirtualClock();
    const silent = { open: () => ({}) } as unknown as IDBFactory;
    const database = new Database(() => silent, clock);
    const answer = database.load('room');
    clock.advance(10_000);
    expect(await answer).toBe('silent');
    expect(await write(database, 'room', { member: 'me' })).toBe('silent');
  });
});

function watchOpening(factory: IDBFactory): IDBOpenDBRequest[] {
  const requests: IDBOpenDBRequest[] = [];
  const { open } = factory;
  factory.open = (...args) => {
    const request = open.apply(factory, args);
    requests.push(request);
    return request;
  };
  return requests;
}
