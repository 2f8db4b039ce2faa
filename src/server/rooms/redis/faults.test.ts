/** Three processes under random faults of Redis and of their connections: what everybody knows is true in the end. */
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { pino } from 'pino';
import { describe, expect, it, onTestFailed, onTestFinished } from 'vitest';
import type { Address } from '../../../protocol.ts';
import { addressAt } from '../../../testing/addresses.ts';
import { hasRedis, type RedisServer, SHORT_LEASES, startRedis } from '../../testing/redis-server.ts';
import { until } from '../../testing/until.ts';
import type { Listener, Rooms } from '../rooms.ts';
import { createRedisRooms } from './redis-rooms.ts';

const PROCESSES = 3;
const CAPACITY = 6;
const ROOMS = ['r', 's', 't'];
const WORKERS = 12;
/** Each happens while people come and go, with so many joins before the next. */
const FAULTS = ['cut', 'empty', 'cut', 'cut', 'freeze', 'cut', 'empty', 'cut', 'freeze', 'cut'] as const;
const JOINS_BETWEEN = 15;

/** A page as far as its room can tell: it has a place or none, and knows of others what it was told. */
class Member implements Listener {
  readonly address: Address;
  readonly roomId: string;
  readonly rooms: Rooms;
  readonly known = new Set<string>();
  isIn = false;

  constructor(address: Address, roomId: string, rooms: Rooms) {
    this.address = address;
    this.roomId = roomId;
    this.rooms = rooms;
  }

  async join(): Promise<void> {
    const newcomer = { address: this.address, card: 'card' };
    // What is told before the answer comes after it, as presence.ts has it.
    const early: (() => void)[] = [];
    this.#tell = (news) => early.push(news);
    const admission = await this.rooms.admit(this.roomId, 'verifier', newcomer, this);
    this.isIn = admission.ok;
    if (admission.ok) for (const { address } of admission.others) this.known.add(address);
    for (const news of early) news();
    this.#tell = (news) => news();
  }

  async leave(): Promise<void> {
    this.isIn = false;
    await this.rooms.leave(this.roomId, this.address);
  }

  joined({ address }: { readonly address: string }): void {
    this.#tell(() => this.known.add(address));
  }

  left(address: string): void {
    this.#tell(() => this.known.delete(address));
  }

  dropped(): void {
    this.isIn = false;
  }

  signal(): undefined {
    return undefined;
  }

  undelivered(): void {
    throw new Error('nobody has sent anything');
  }

  #tell: (news: () => void) => void = (news) => news();
}

const skipped = hasRedis ? '' : ' (NOT RUN: there is no redis-server here)';
describe.skipIf(!hasRedis)(`three processes${skipped}`, () => {
  it('agree in the end, and never have more in a room than it holds', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const log = pino({ level: 'silent' });
    const processes = Array.from({ length: PROCESSES }, () =>
      createRedisRooms({ url: redis.url, capacity: CAPACITY, log, timing: SHORT_LEASES }),
    );
    const areOpen = () => processes.every((rooms) => rooms.isOpen());
    await until(areOpen);

    // One in each room at each process stays: whatever was not told to them shows in the end.
    const residents = ROOMS.flatMap((roomId) =>
      processes.map((rooms, n) => new Member(addressAt(`resident-${roomId}-${n}`), roomId, rooms)),
    );
    const members = [...residents];
    for (const resident of residents) await resident.join();
    const inside = (roomId: string) => members.filter((member) => member.isIn && member.roomId === roomId);
    let isOver = false;
    let most = 0;
    let joins = 0;
    const work = async (): Promise<void> => {
      while (!isOver) {
        const visitors = members.slice(residents.length).filter(({ isIn }) => isIn);
        // Now and then also into a full one, which takes a while to be refused.
        const roomId = pick(ROOMS.filter((id) => inside(id).length < CAPACITY || Math.random() < 0.02));
        if (roomId === undefined || Math.random() < 0.4) await pick(visitors)?.leave();
        else {
          const member = new Member(addressAt(`m${members.length}`), roomId, pick(processes) as Rooms);
          members.push(member);
          await member.join();
          joins += Number(member.isIn);
          most = Math.max(most, inside(roomId).length);
        }
        // Only so that they come and go in no order.
        await pause(Math.random() * 40);
      }
    };
    const faults = async (): Promise<void> => {
      for (const fault of FAULTS) {
        const before = joins;
        await until(() => joins >= before + JOINS_BETWEEN);
        await bring(fault, redis, processes);
      }
      isOver = true;
    };
    await Promise.all([faults(), ...Array.from({ length: WORKERS }, work)]);

    await until(areOpen);
    expect(residents.every(({ isIn }) => isIn)).toBe(true);
    expect(most).toBeLessThanOrEqual(CAPACITY);
    const wrong = () =>
      ROOMS.flatMap((roomId) => {
        const there = inside(roomId).map(({ address }) => address);
        return inside(roomId).flatMap(({ address, known }) => {
          const ought = there.filter((other) => other !== address);
          const isRight = known.size === ought.length && ought.every((other) => known.has(other));
          return isRight ? [] : [{ roomId, address, known: [...known].sort(), ought: ought.sort() }];
        });
      });
    onTestFailed(() => void process.stderr.write(`${JSON.stringify(wrong(), null, 2)}\n`));
    await until(() => wrong().length === 0);
    for (const [n, rooms] of processes.entries())
      expect(rooms.count().members).toBe(
        members.filter((member) => member.isIn && member.rooms === processes[n]).length,
      );

    await Promise.all(processes.map((rooms) => rooms.close()));
  });
});

/** What can happen to Redis within what a lease survives. Resolves when everybody has noticed or it is over. */
async function bring(
  fault: (typeof FAULTS)[number],
  redis: RedisServer,
  processes: readonly Rooms[],
): Promise<void> {
  switch (fault) {
    case 'cut':
      return await cutOne(redis);
    case 'empty':
      return await redis.restart();
    case 'freeze':
      redis.freeze();
      await until(() => processes.every((rooms) => !rooms.isOpen()));
      redis.thaw();
  }
}

/** The others go on meanwhile, and it hears nothing of that. */
async function cutOne({ url }: RedisServer): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  const list = String(await client.sendCommand(['CLIENT', 'LIST', 'TYPE', 'pubsub']));
  const [, id] = /^id=(\d+)/.exec(pick(list.trim().split('\n')) ?? '') ?? [];
  if (id !== undefined) await client.sendCommand(['CLIENT', 'KILL', 'ID', id]);
  client.destroy();
}

const pick = <Item>(items: readonly Item[]): Item | undefined =>
  items[Math.floor(Math.random() * items.length)];
