/** What rooms in Redis promise when Redis, or one of the processes, fails. What all rooms promise is rooms.test.ts. */
import { createClient } from '@redis/client';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Address } from '../../../protocol.ts';
import { addressAt, addresses } from '../../../testing/addresses.ts';
import { hasRedis, type RedisServer, SHORT_LEASES, startRedis } from '../../testing/redis-server.ts';
import { createTestListener, type TestListener } from '../../testing/test-listener.ts';
import { until } from '../../testing/until.ts';
import type { Admission, Rooms } from '../rooms.ts';
import { ANSWER_WITHIN_MS } from './connection.ts';
import { createRedisRooms } from './redis-rooms.ts';

const eve = addressAt('eve');
const [bob, cleo, ada] = addresses('bob', 'cleo', 'ada');

const log = pino({ level: 'silent' });
const timing = SHORT_LEASES;

const skipped = hasRedis ? '' : ' (NOT RUN: there is no redis-server here)';
describe.skipIf(!hasRedis)(`rooms in Redis${skipped}`, () => {
  let redis: RedisServer;
  let here: Rooms;
  let there: Rooms;

  beforeEach(async () => {
    redis = await startRedis();
    here = createRedisRooms({ url: redis.url, capacity: 3, log, timing });
    there = createRedisRooms({ url: redis.url, capacity: 3, log, timing });
    await bothOpen();
  });
  afterEach(async () => {
    redis.thaw();
    await Promise.all([here.close(), there.close()]);
    await redis.stop();
  });

  const bothOpen = () => until(() => here.isOpen() && there.isOpen());
  const bothClosed = () => until(() => !here.isOpen() && !there.isOpen());

  async function member(rooms: Rooms, address: Address): Promise<TestListener> {
    const listener = createTestListener();
    expect(await rooms.admit('r', 'verifier', { address, card: `card-${address}` }, listener)).toMatchObject({
      ok: true,
    });
    return listener;
  }

  const ask = (rooms: Rooms, address: Address, roomVerifier = 'verifier'): Promise<Admission> =>
    rooms.admit('r', roomVerifier, { address, card: 'card' }, createTestListener());

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

  /** The leases, each with the time at which it ends. */
  const renewals = (client: ReturnType<typeof connect>) => client.zRangeWithScores('parley:leases', 0, -1);
  const endOf = (leases: Awaited<ReturnType<typeof renewals>>, name: string): number =>
    leases.find(({ value }) => value === name)?.score ?? 0;

  it('take nobody in while Redis is dead, and have everybody at their place when it is back empty', async () => {
    const atAda = await member(here, ada);
    const atBob = await member(there, bob);
    await member(there, cleo);
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'bob' }]);
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'cleo' }]);
    expect(await atBob.hears()).toMatchObject(['joined', { address: 'cleo' }]);

    await redis.kill();
    await bothClosed();
    expect(await ask(here, eve)).toMatchObject({ ok: false, reason: 'busy' });
    expect(there.relay('r', bob, cleo, 'still here')).toBeUndefined();
    expect(here.relay('r', ada, bob, 'are you there')).toBe('busy');
    await there.leave('r', cleo);
    expect(await atBob.hears()).toEqual(['left', 'cleo']);

    await redis.restart();
    // Asked all the while: nobody comes in before those who were there, nor sets another room verifier.
    let early: Admission | undefined;
    await until(async () => {
      early = await ask(here, eve, 'another verifier');
      return early.ok || early.reason !== 'busy';
    });
    expect(early).toEqual({ ok: false, reason: 'wrong-key' });
    await bothOpen();

    // Of those who stayed nobody is said to have left or come; of who left while nobody could be told, it is told now.
    expect(await atAda.hears()).toEqual(['left', 'cleo']);
    expect(await ask(there, addressAt('dan'))).toMatchObject({
      ok: true,
      others: expect.toSatisfy((others) => others.length === 2),
    });
    expect(await ask(here, eve)).toEqual({ ok: false, reason: 'room-full' });
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'dan' }]);
    expect(await atBob.hears()).toMatchObject(['joined', { address: 'dan' }]);
  });

  it('say of nobody that they left because Redis stood still for longer than a lease lasts', async () => {
    const atAda = await member(here, ada);
    const atBob = await member(there, bob);
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'bob' }]);

    redis.freeze();
    expect(await ask(here, eve)).toMatchObject({ ok: false, reason: 'busy' });
    // All leases would have ended by now.
    expect(ANSWER_WITHIN_MS).toBeGreaterThanOrEqual(timing.leaseMs);
    await bothClosed();
    expect(await ask(there, eve)).toMatchObject({ ok: false, reason: 'busy' });
    redis.thaw();
    await bothOpen();

    expect(await ask(there, eve)).toMatchObject({ ok: true });
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'eve' }]);
    expect(await atBob.hears()).toMatchObject(['joined', { address: 'eve' }]);
    // Somebody who was refused holds no place.
    expect(await ask(here, addressAt('eve-2'))).toEqual({ ok: false, reason: 'room-full' });
  });

  it('are themselves again after everything in Redis was deleted', async () => {
    const atAda = await member(here, ada);
    await member(there, bob);
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'bob' }]);
    await raw((client) => client.flushAll());
    await bothClosed();
    await bothOpen();
    expect(await ask(there, cleo)).toMatchObject({ ok: true });
    expect(await ask(here, eve)).toEqual({ ok: false, reason: 'room-full' });
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'cleo' }]);
  });

  it('hear what they missed while their connection was cut', async () => {
    const atAda = await member(here, ada);
    for (let n = 0; n < 5; n++) {
      await until(() => there.isOpen());
      expect(await ask(there, bob)).toMatchObject({ ok: true });
      expect(await atAda.hears()).toMatchObject(['joined', { address: 'bob' }]);
      await raw((client) => client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub', 'SKIPME', 'yes']));
      await there.leave('r', bob);
      expect(await atAda.hears()).toEqual(['left', 'bob']);
    }
  });

  it('give the places of a process that died to others in time, and tell who has gone', async () => {
    await raw(async (client) => {
      await client.hSet('parley:room:r', {
        roomVerifier: 'verifier',
        order: 2,
        '@x': '1 dead.1 card',
        '@y': '2 dead.1 card',
      });
      // It is alive for two renewals of the others, who see it by that, and then it is not heard any more.
      const before = await renewals(client);
      await until(async () => {
        await client.zAdd('parley:leases', { score: Date.now() + timing.leaseMs, value: 'dead.1' });
        const now = await renewals(client);
        return now.every(
          ({ value, score }) => value === 'dead.1' || score > endOf(before, value) + timing.renewMs,
        );
      });
    });
    const atAda = await member(here, ada);

    // Nobody is told that the room is full as long as it may be full of ghosts.
    const admission = await ask(there, bob);
    if (!admission.ok) throw new Error(admission.reason);
    expect(admission.others.map(({ address }) => address)).toEqual(['ada']);

    const news = [await atAda.hears(), await atAda.hears(), await atAda.hears()];
    expect(news).toContainEqual(['left', 'x']);
    expect(news).toContainEqual(['left', 'y']);
    expect(here.relay('r', ada, addressAt('x'), 'psst')).toBe('gone');
  });

  it('drop what is published to them and is no message of theirs', async () => {
    const atAda = await member(here, ada);
    await raw(async (client) => {
      const processes = (await client.zRange('parley:leases', 0, -1)).map((lease) => lease.split('.')[0]);
      const messages = ['', '{', 'null', '[]', '{"kind":"joined"}', '{"kind":"left","room":"r","address":1}'];
      messages.push(
        '{"kind":"left","room":"__proto__","address":"ada"}',
        '{"kind":"of tomorrow","room":"r"}',
      );
      for (const process of processes)
        for (const message of messages) await client.publish(`parley:to:${process}`, message);
    });
    await member(there, bob);
    expect(await atAda.hears()).toMatchObject(['joined', { address: 'bob' }]);
  });

  it('leave nothing behind in Redis when everybody has gone', async () => {
    await member(here, ada);
    await member(there, bob);
    await here.leave('r', ada);
    await there.leave('r', bob);
    await Promise.all([here.close(), there.close()]);
    expect((await raw((client) => client.keys('*'))).sort()).toEqual(['parley:heard', 'parley:settling']);
  });
});
