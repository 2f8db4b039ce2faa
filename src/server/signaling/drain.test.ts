import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { hasRedis, type RedisServer, startRedis } from '../testing/redis-server.ts';
import { isReadyAt, startTestServer, type TestServer } from '../testing/start.ts';
import { until } from '../testing/until.ts';
import { type Visitor, visit } from '../testing/visitor.ts';
import { letGo } from './drain.ts';
import type { MemberServer } from './member-socket.ts';

const skipped = hasRedis ? '' : ' (NOT RUN: there is no redis-server here)';
describe.skipIf(!hasRedis)(`a process with others beside it${skipped}`, () => {
  let redis: RedisServer | undefined;
  let servers: TestServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await redis?.stop();
    servers = [];
  });

  async function start(count: number): Promise<TestServer[]> {
    redis = await startRedis();
    const settings = { REDIS_URL: redis.url, ROOM_CAPACITY: '3' };
    servers = await Promise.all(Array.from({ length: count }, () => startTestServer(settings)));
    await Promise.all(servers.map(({ url }) => isReadyAt(url)));
    return servers;
  }

  async function member(url: string, transport: 'websocket' | 'polling' = 'websocket'): Promise<Visitor> {
    const visitor = await visit(url, transport);
    expect(await visitor.join('r', { card: 'card' })).toMatchObject({ ok: true });
    return visitor;
  }

  it('lets go of everybody when it ends, who then have their places elsewhere', async () => {
    const [going, staying] = await start(2);
    if (!going || !staying) throw new Error('there are no servers');
    const ada = await member(staying.url);
    const leaving = [await member(going.url), await member(going.url, 'polling')];
    for (const { address } of leaving) expect(await ada.hears()).toMatchObject(['joined', { address }]);

    const reasons = leaving.map(
      ({ socket }) => new Promise<string>((resolve) => socket.once('disconnect', resolve)),
    );
    await going.close();
    // Any but "io server disconnect", after which a client stays away.
    for (const reason of await Promise.all(reasons)) expect(reason).toMatch(/^transport/);

    const gone = [await ada.hears(), await ada.hears()];
    expect(gone).toEqual(expect.arrayContaining(leaving.map(({ address }) => ['left', address])));
    await member(staying.url);
    await member(staying.url);
  });

  it('takes nobody in any more while it ends', async () => {
    const [going] = await start(1);
    if (!going) throw new Error('there is no server');
    const visitors = await Promise.all(Array.from({ length: 60 }, () => visit(going.url, 'websocket')));
    const closing = going.close();
    await expect(visit(going.url, 'websocket')).rejects.toThrow();
    await closing;
    for (const { socket } of visitors) socket.close();
  });

  it('ends in good order when it never found its Redis', async () => {
    const server = await startTestServer({ REDIS_URL: 'redis://127.0.0.1:1' });
    servers = [server];
    expect((await fetch(new URL('/readyz', server.url))).status).toBe(503);
    const visitor = await visit(server.url, 'websocket');
    expect(await visitor.join('r')).toMatchObject({ ok: false, reason: 'busy' });
    await server.close();
  });

  it('says that it is not ready while Redis is away, and lives', async () => {
    const [server] = await start(1);
    if (!server) throw new Error('there is no server');
    const ask = async (path: string) => (await fetch(new URL(path, server.url))).status;
    expect(await ask('/readyz')).toBe(200);
    await redis?.kill();
    await until(async () => (await ask('/readyz')) === 503);
    expect(await ask('/healthz')).toBe(200);
    await redis?.restart();
    await isReadyAt(server.url);
  });
});

describe('letting people go', () => {
  it('takes them one after the other, in no order, each within the same time', async () => {
    const http = createServer();
    const io: MemberServer = new Server(http, { serveClient: false });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const { port } = http.address() as AddressInfo;
    const gone: number[] = [];
    const people: Visitor[] = [];
    for (let number = 0; number < 4; number += 1) {
      const visitor = await visit(`http://127.0.0.1:${port}`, 'websocket');
      visitor.socket.once('disconnect', () => gone.push(number));
      people.push(visitor);
    }

    const clock = new ManualClock();
    const chances = [0.9, 0, 0.5, 0.25];
    const ended = letGo(io, { clock, random: () => chances.shift() ?? 0 });
    for (const [ms, expected] of [
      [0, [1]],
      [5, [1, 3]],
      [5, [1, 3, 2]],
      [8, [1, 3, 2, 0]],
    ] as const) {
      await clock.pass(ms);
      await until(() => gone.length === expected.length);
      expect(gone).toEqual(expected);
    }
    await ended;
    for (const { socket } of people) socket.close();
    await io.close();
  });
});
