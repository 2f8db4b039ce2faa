/** What rooms in Redis promise when Redis, or one of the processes, fails. What all rooms promise is rooms.test.ts. */
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEar, type Ear } from '../../testing/ear.ts';
import { isOpen } from '../../testing/is-open.ts';
import { hasRedis, type RedisServer, startRedis } from '../../testing/redis-server.ts';
import type { Admission, Rooms } from '../rooms.ts';
import { createRedisRooms } from './redis-rooms.ts';

const log = pino({ level: 'silent' });
const BACK_MS = 10_000;
const GONE_MS = 45_000;

const skipped = hasRedis ? '' : ' (NOT RUN: there is no redis-server here)';
describe.skipIf(!hasRedis)(`rooms in Redis${skipped}`, () => {
  let redis: RedisServer;
  let here: Rooms;
  let there: Rooms;

  beforeEach(async () => {
    redis = await startRedis();
    here = createRedisRooms({ url: redis.url, capacity: 3, log });
    there = createRedisRooms({ url: redis.url, capacity: 3, log });
    await bothOpen();
  });
  afterEach(async () => {
    redis.thaw();
    await Promise.all([here.close(), there.close()]);
    await redis.stop();
  });

  const bothOpen = () => Promise.all([isOpen(here), isOpen(there)]);
  const closed = async () => {
    while (here.isOpen() || there.isOpen()) await pause(10);
  };

  async function member(rooms: Rooms, address: string): Promise<Ear> {
    const ear = createEar();
    expect(await rooms.admit('r', 'verifier', { address, card: `card-${address}` }, ear)).toMatchObject({
      ok: true,
    });
    return ear;
  }

  const ask = (rooms: Rooms, address: string, roomVerifier = 'verifier'): Promise<Admission> =>
    rooms.admit('r', roomVerifier, { address, card: 'card' }, createEar());

  const connect = () => createClient({ url: redis.url });
  async function raw<Answer>(work: (client: ReturnType<typeof connect>) => Promise<Answer>): Promise<Answer> {
    const client = connect();
    await client.connect();
    try {
      return await work(client);
    } finally {
      client.destroy();
    }
  }

  it('take nobody in while Redis is dead, and have everybody at their place when it is back empty', async () => {
    const atAda = await member(here, 'ada');
    const atBob = await member(there, 'bob');
    await member(there, 'cleo');
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'bob' }]);
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'cleo' }]);
    expect(await atBob.hears()).toMatchObject(['joined', { address: 'cleo' }]);

    await redis.kill();
    await closed();
    expect(await ask(here, 'eve')).toMatchObject({ ok: false, reason: 'busy' });
    expect(there.relay('r', 'bob', 'cleo', 'still here')).toBeUndefined();
    expect(here.relay('r', 'ada', 'bob', 'are you there')).toBe('busy');
    await there.leave('r', 'cleo');
    expect(await atBob.hears()).toEqual(['left', 'cleo']);

    await redis.restart();
    const backAt = performance.now();
    // Asked all the while: nobody slips in before those who were there, nor sets another room verifier.
    let early: Admission = await ask(here, 'eve', 'another verifier');
    while (!early.ok && early.reason === 'busy') {
      await pause(5);
      early = await ask(here, 'eve', 'another verifier');
    }
    expect(early).toEqual({ ok: false, reason: 'wrong-key' });
    await bothOpen();
    expect(performance.now() - backAt).toBeLessThan(BACK_MS);

    // Of those who stayed nobody is said to have left or come; of who left while nobody could be told, it is told now.
    expect(await atAda.hears()).toEqual(['left', 'cleo']);
    expect(await ask(there, 'dan')).toMatchObject({
      ok: true,
      others: expect.toSatisfy((others) => others.length === 2),
    });
    expect(await ask(here, 'eve')).toEqual({ ok: false, reason: 'room-full' });
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'dan' }]);
    expect(await atBob.hears()).toMatchObject(['joined', { address: 'dan' }]);
  });

  it('say of nobody that they left because Redis stood still for longer than a lease lasts', async () => {
    const atAda = await member(here, 'ada');
    const atBob = await member(there, 'bob');
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'bob' }]);

    redis.freeze();
    const askedAt = performance.now();
    expect(await ask(here, 'eve')).toMatchObject({ ok: false, reason: 'busy' });
    expect(performance.now() - askedAt).toBeLessThan(4_000);
    await closed();
    expect(await ask(there, 'eve')).toMatchObject({ ok: false, reason: 'busy' });
    await pause(7_000);
    redis.thaw();
    await bothOpen();

    expect(await ask(there, 'eve')).toMatchObject({ ok: true });
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'eve' }]);
    expect(await atBob.hears()).toMatchObject(['joined', { address: 'eve' }]);
    // Who was refused holds no place.
    expect(await ask(here, 'eve-2')).toEqual({ ok: false, reason: 'room-full' });
  });

  it('are themselves again after everything in Redis was deleted', async () => {
    const atAda = await member(here, 'ada');
    await member(there, 'bob');
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'bob' }]);
    await raw((client) => client.flushAll());
    await closed();
    await bothOpen();
    expect(await ask(there, 'cleo')).toMatchObject({ ok: true });
    expect(await ask(here, 'eve')).toEqual({ ok: false, reason: 'room-full' });
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'cleo' }]);
  });

  it('hear what they missed while their connection was cut', async () => {
    const atAda = await member(here, 'ada');
    for (let n = 0; n < 5; n++) {
      await isOpen(there);
      expect(await ask(there, 'bob')).toMatchObject({ ok: true });
      expect(await atAda.hears()).toMatchObject(['joined', { address: 'bob' }]);
      await raw((client) => client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub', 'SKIPME', 'yes']));
      await there.leave('r', 'bob');
      expect(await atAda.hears()).toEqual(['left', 'bob']);
    }
  });

  it('give the places of a process that died to others in time, and tell who has gone', async () => {
    await raw(async (client) => {
      const expires = Date.now() + 5_000;
      await client.zAdd('parley:leases', { score: expires, value: 'dead.1' });
      await client.hSet('parley:room:r', {
        roomVerifier: 'verifier',
        order: 2,
        '@x': '1 dead.1 card',
        '@y': '2 dead.1 card',
      });
    });
    const diedAt = performance.now();
    // A renewal in which it was alive.
    await pause(1_500);
    const atAda = await member(here, 'ada');

    // Nobody is told that the room is full as long as it may be full of ghosts.
    const admission = await ask(there, 'bob');
    expect(performance.now() - diedAt).toBeLessThan(BACK_MS);
    if (!admission.ok) throw new Error(admission.reason);
    expect(admission.others.map(({ address }) => address)).toEqual(['ada']);

    const news = [await atAda.hears(), await atAda.hears(), await atAda.hears()];
    expect(news).toContainEqual(['left', 'x']);
    expect(news).toContainEqual(['left', 'y']);
    expect(performance.now() - diedAt).toBeLessThan(GONE_MS);
    expect(here.relay('r', 'ada', 'x', 'psst')).toBe('gone');
  });

  it('drop what is published to them and is no letter of theirs', async () => {
    const atAda = await member(here, 'ada');
    await raw(async (client) => {
      const processes = (await client.zRange('parley:leases', 0, -1)).map((lease) => lease.split('.')[0]);
      const letters = ['', '{', 'null', '[]', '{"kind":"joined"}', '{"kind":"left","room":"r","address":1}'];
      letters.push('{"kind":"left","room":"__proto__","address":"ada"}', '{"kind":"of tomorrow","room":"r"}');
      for (const process of processes)
        for (const letter of letters) await client.publish(`parley:to:${process}`, letter);
    });
    await member(there, 'bob');
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'bob' }]);
  });

  it('leave nothing behind in Redis when everybody has gone', async () => {
    await member(here, 'ada');
    await member(there, 'bob');
    await here.leave('r', 'ada');
    await there.leave('r', 'bob');
    await Promise.all([here.close(), there.close()]);
    expect((await raw((client) => client.keys('*'))).sort()).toEqual(['parley:heard', 'parley:settling']);
  });
});
