/** What rooms promise, wherever they are kept: the same tests for all of them. */
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addressAt, addresses } from '../../testing/addresses.ts';
import { hasRedis, type RedisServer, SHORT_LEASES, startRedis } from '../testing/redis-server.ts';
import { createTestListener, type TestListener } from '../testing/test-listener.ts';
import { until } from '../testing/until.ts';
import { createMemoryRooms } from './memory-rooms.ts';
import { createRedisRooms } from './redis/redis-rooms.ts';
import type { Rooms } from './rooms.ts';

const [a, b, e] = addresses('a', 'b', 'e');

const log = pino({ level: 'silent' });
const ada = { address: a, card: 'card-of-ada' };
const bob = { address: b, card: 'card-of-bob' };
const eve = { address: e, card: 'card-of-eve' };

interface Place {
  readonly name: string;
  readonly processes: number;
  readonly isShared: boolean;
}

const PLACES: readonly Place[] = [
  { name: 'in memory', processes: 1, isShared: false },
  { name: 'in Redis, of one process', processes: 1, isShared: true },
  { name: 'in Redis, of two processes', processes: 2, isShared: true },
];

for (const { name, processes, isShared } of PLACES) {
  const canRun = !isShared || hasRedis;
  describe.skipIf(!canRun)(
    `rooms ${name}${canRun ? '' : ' (NOT RUN: there is no redis-server here)'}`,
    () => {
      let redis: RedisServer | undefined;
      let opened: Rooms[] = [];

      beforeAll(async () => {
        if (isShared) redis = await startRedis();
      });
      afterAll(() => redis?.stop());
      afterEach(() => Promise.all(opened.map((rooms) => rooms.close())));

      /** A view of the same rooms from each process; where there are two, `there` is the other one. */
      async function open(capacity: number): Promise<{ here: Rooms; there: Rooms }> {
        const make = () =>
          redis
            ? createRedisRooms({ url: redis.url, capacity, log, timing: SHORT_LEASES })
            : createMemoryRooms(capacity);
        opened = Array.from({ length: processes }, make);
        await until(() => opened.every((rooms) => rooms.isOpen()));
        const [here, there = here] = opened as [Rooms, Rooms?];
        return { here, there };
      }

      async function admitted(rooms: Rooms, newcomer: typeof ada, roomId = 'r'): Promise<TestListener> {
        const listener = createTestListener();
        expect(await rooms.admit(roomId, 'verifier', newcomer, listener)).toMatchObject({ ok: true });
        return listener;
      }

      it('tell a newcomer who is there, in the order in which they came', async () => {
        const { here, there } = await open(3);
        expect(await here.admit('r', 'verifier', ada, createTestListener())).toEqual({
          ok: true,
          others: [],
        });
        expect(await there.admit('r', 'verifier', bob, createTestListener())).toEqual({
          ok: true,
          others: [ada],
        });
        expect(await here.admit('r', 'verifier', eve, createTestListener())).toEqual({
          ok: true,
          others: [ada, bob],
        });
      });

      it('tell those who are there of a newcomer once, and the newcomer nothing more', async () => {
        const { here, there } = await open(3);
        const atAda = await admitted(here, ada);
        const atBob = await admitted(there, bob);
        const atEve = await admitted(there, eve);
        expect(await atAda.hears()).toEqual(['joined', bob]);
        expect(await atAda.hears()).toEqual(['joined', eve]);
        expect(await atBob.hears()).toEqual(['joined', eve]);
        await here.leave('r', a);
        expect(await atBob.hears()).toEqual(['left', 'a']);
        expect(await atEve.hears()).toEqual(['left', 'a']);
      });

      it('keep to the room verifier that the first member set', async () => {
        const { here, there } = await open(3);
        await here.admit('r', 'verifier', ada, createTestListener());
        expect(await there.admit('r', 'other', eve, createTestListener())).toEqual({
          ok: false,
          reason: 'wrong-key',
        });
        expect(await there.admit('r', 'verifier', bob, createTestListener())).toEqual({
          ok: true,
          others: [ada],
        });
      });

      it('hold as many as the capacity says, and have a place again when one leaves', async () => {
        const { here, there } = await open(2);
        await admitted(here, ada);
        await admitted(there, bob);
        expect(await there.admit('r', 'verifier', eve, createTestListener())).toEqual({
          ok: false,
          reason: 'room-full',
        });
        await here.leave('r', a);
        expect(await there.admit('r', 'verifier', eve, createTestListener())).toEqual({
          ok: true,
          others: [bob],
        });
      });

      it('let in exactly as many as fit when all come at once', async () => {
        const { here, there } = await open(16);
        const newcomers = Array.from({ length: 200 }, (_, i) => ({
          address: addressAt(`a${i}`),
          card: 'card',
        }));
        const admissions = await Promise.all(
          newcomers.map((newcomer, n) =>
            (n % 2 ? here : there).admit('r', 'verifier', newcomer, createTestListener()),
          ),
        );
        expect(admissions.filter(({ ok }) => ok)).toHaveLength(16);
        for (const admission of admissions)
          if (!admission.ok) expect(admission).toEqual({ ok: false, reason: 'room-full' });
      });

      it('only change the card of a member who comes again, even when they are full', async () => {
        const { here, there } = await open(2);
        const atAda = await admitted(here, ada);
        const atBob = await admitted(there, bob);
        const renamed = { ...ada, card: 'renamed' };
        expect(await here.admit('r', 'verifier', renamed, atAda)).toEqual({ ok: true, others: [bob] });
        expect(await atBob.hears()).toEqual(['joined', renamed]);
        await there.leave('r', b);
        expect(await there.admit('r', 'verifier', eve, createTestListener())).toEqual({
          ok: true,
          others: [renamed],
        });
      });

      it('are forgotten when the last one leaves, and their room verifier with them', async () => {
        const { here, there } = await open(2);
        await admitted(here, ada);
        await here.leave('r', a);
        expect(here.count()).toEqual({ rooms: 0, members: 0 });
        expect(await there.admit('r', 'another verifier', bob, createTestListener())).toEqual({
          ok: true,
          others: [],
        });
      });

      it('tell nobody when somebody leaves who was not there', async () => {
        const { here, there } = await open(3);
        const atAda = await admitted(here, ada);
        await here.leave('r', e);
        await there.leave('r', addressAt('a'.repeat(3)));
        await here.leave('elsewhere', a);
        await admitted(there, bob);
        expect(await atAda.hears()).toEqual(['joined', bob]);
      });

      it('pass signals on in order, and only within the room', async () => {
        const { here, there } = await open(3);
        await admitted(here, ada);
        const atBob = await admitted(there, bob);
        await admitted(there, eve, 'another');
        await until(() => here.relay('r', a, b, 'first') === undefined);
        expect(here.relay('r', a, b, 'second')).toBeUndefined();
        expect(await atBob.hears()).toEqual(['signal', 'a', 'first']);
        expect(await atBob.hears()).toEqual(['signal', 'a', 'second']);
        expect(here.relay('r', a, e, 'psst')).toBe('gone');
        expect(here.relay('r', a, addressAt('nobody'), 'psst')).toBe('gone');
        expect(here.relay('nowhere', a, b, 'psst')).toBe('gone');
      });

      it('tell a sender whose receiver takes no more', async () => {
        const { here, there } = await open(3);
        const atAda = await admitted(here, ada);
        const atBob = createTestListener('busy');
        await there.admit('r', 'verifier', bob, atBob);
        expect(await atAda.hears()).toEqual(['joined', bob]);
        const refused = here.relay('r', a, b, 'too much');
        if (refused === undefined) expect(await atAda.hears()).toEqual(['undelivered', 'b', 'busy']);
        else expect(refused).toBe('busy');
      });

      it('know nothing of each other', async () => {
        const { here, there } = await open(2);
        await admitted(here, ada);
        expect(await there.admit('__proto__', 'other verifier', bob, createTestListener())).toEqual({
          ok: true,
          others: [],
        });
        await there.leave('__proto__', b);
        expect(here.count().members).toBe(1);
      });
    },
  );
}
