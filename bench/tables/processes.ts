/**
 * What people cost the built server, in memory and processor time of its own: alone, and as two processes that share a
 * Redis. `npm run bench -- processes`; the figures are in docs/scaling.md. Needs Linux, and Redis for its part.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { ChatServer } from '../../e2e/support/chat-server.ts';
import { Guest } from '../../scale/guest.ts';
import { hasRedis, type RedisServer, startRedis } from '../../src/server/testing/redis-server.ts';
import { addressAt } from '../../src/testing/addresses.ts';
import { COLLECT_ON_SIGNAL, processorNs, settledBytes } from '../harness/processor.ts';

const PEOPLE = 1_200;
const ROOM = 6;
const SIGNALS = 12_000;
/** A description of a data channel, sealed. */
const SIGNAL_LENGTH = 900;
const IDLE_MS = 20_000;
const UNLIMITED = { SOCKETS_PER_IP: '100000', CONNECTS_PER_IP: '100000', JOINS_PER_IP: '100000' };

const processorMs = (pid: number): number => processorNs(pid) / 1e6;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(20);
}

async function measure(name: string, processes: number, redis: RedisServer | undefined): Promise<void> {
  const servers = await Promise.all(
    Array.from({ length: processes }, () =>
      ChatServer.start({
        LOG_LEVEL: 'silent',
        NODE_OPTIONS: `--import ${COLLECT_ON_SIGNAL}`,
        ...UNLIMITED,
        ...(redis && { REDIS_URL: redis.url }),
      }),
    ),
  );
  for (const { url } of servers) while (!(await fetch(new URL('readyz', url))).ok) await pause(50);
  const pids = [...servers.map(({ pid }) => pid), ...(redis ? [redis.pid()] : [])];
  const processor = () => pids.map(processorMs);
  const spent = async (work: () => Promise<void>): Promise<number[]> => {
    const before = processor();
    await work();
    return processor().map((ms, n) => ms - (before[n] ?? 0));
  };
  const memory = async (): Promise<number> => {
    const bytes = await Promise.all(servers.map(({ pid }) => settledBytes(pid)));
    return bytes.reduce((sum, each) => sum + each, 0);
  };

  // What code and pools take once is no cost of a person.
  const arrive = async (count: number, wave: string): Promise<Guest[]> => {
    const guests: Guest[] = [];
    for (let n = 0; n < count; n++) {
      const { url } = servers[n % processes] as ChatServer;
      guests.push(new Guest(url, `${wave}-${Math.floor(n / ROOM)}`, `guest-${n}`));
      if (n % 10 === 9) await until(() => guests.every(({ isIn }) => isIn));
    }
    await until(() => guests.every((guest) => guest.isIn && guest.others().length === ROOM - 1));
    return guests;
  };
  await arrive(PEOPLE, 'first');

  const redisBefore = redis && (await usage(redis));
  const memoryBefore = await memory();
  let guests: Guest[] = [];
  const joining = await spent(async () => {
    guests = await arrive(PEOPLE, 'second');
  });
  const memoryOfEach = ((await memory()) - memoryBefore) / PEOPLE;
  const redisAfter = redis && (await usage(redis));

  const signalling = await spent(async () => {
    const sealed = 's'.repeat(SIGNAL_LENGTH);
    for (let n = 0; n < SIGNALS; n++) {
      const from = guests[n % PEOPLE] as Guest;
      // The next one is of the same room and, where there are two processes, on the other.
      const to = `guest-${((n + 1) % ROOM === 0 ? n - 1 : n + 1) % PEOPLE}`;
      from.signal(addressAt(from.addressOf(to) ?? ''), `${sealed}${n}`);
      if (n % 200 === 199)
        await until(
          () => guests[(n % PEOPLE) + ((n + 1) % ROOM === 0 ? -1 : 1)]?.hasHeard(`${sealed}${n}`) === true,
        );
    }
  });
  const idling = await spent(async () => {
    await pause(IDLE_MS);
  });

  const split = (ms: readonly number[], by: number): string => {
    const each = ms.map((used) => used / by);
    const own = each.slice(0, processes).reduce((sum, used) => sum + used, 0);
    return redis ? `${own.toFixed(3)} + ${(each.at(-1) ?? 0).toFixed(3)} of Redis` : own.toFixed(3);
  };
  console.log(`\n${name}`);
  console.log(`  memory of one more member: ${(memoryOfEach / 1_024).toFixed(1)} KiB`);
  console.log(`  connect and join, CPU-ms: ${split(joining, PEOPLE)}`);
  console.log(`  one signal of ${SIGNAL_LENGTH} characters, CPU-ms: ${split(signalling, SIGNALS)}`);
  console.log(`  ${2 * PEOPLE} idle members, CPU-ms in a second: ${split(idling, IDLE_MS / 1_000)}`);
  if (redisBefore && redisAfter) {
    console.log(
      `  Redis: ${((redisAfter.commands - redisBefore.commands) / PEOPLE).toFixed(1)} commands for each join`,
    );
    console.log(
      `  Redis: ${((redisAfter.bytes - redisBefore.bytes) / PEOPLE / 1_024).toFixed(2)} KiB for each member`,
    );
  }
  await Promise.all(servers.map((server) => server.kill()));
}

async function usage({ url }: RedisServer): Promise<{ commands: number; bytes: number }> {
  const client = createClient({ url });
  await client.connect();
  const info = await client.info();
  client.destroy();
  const figure = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1]);
  return { commands: figure('total_commands_processed'), bytes: figure('used_memory') };
}

await measure('one process, rooms in memory', 1, undefined);
if (!hasRedis) console.log('NOT RUN: processes that share a Redis, because there is no redis-server here');
else {
  const redis = await startRedis();
  await measure('one process, rooms in Redis', 1, redis);
  await redis.restart();
  await measure('two processes, rooms in Redis, everybody with neighbours on the other', 2, redis);
  await redis.stop();
}
process.exit(0);
