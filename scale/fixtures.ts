/** Several processes of the built server, the Redis they share, and the nginx in front of them. */
import { ChatServer, type Settings } from '../e2e/support/chat-server.ts';
import { test as base, expect } from '../e2e/support/fixtures.ts';
import { freePort, type RedisServer, startRedis } from '../src/server/testing/redis-server.ts';
import { type Choice, FrontDoor } from './front-door.ts';
import { Guest } from './guest.ts';

/** Everybody here has the same address, and its limits are not what is tested. */
const UNLIMITED = { SOCKETS_PER_IP: '100000', CONNECTS_PER_IP: '100000', JOINS_PER_IP: '100000' };

export class House {
  readonly redis: RedisServer;
  readonly frontDoor: FrontDoor;
  readonly #ports: readonly number[];
  readonly #processes: ChatServer[] = [];
  readonly #guests: Guest[] = [];
  readonly #settings: Settings;

  private constructor(
    redis: RedisServer,
    frontDoor: FrontDoor,
    ports: readonly number[],
    settings: Settings,
  ) {
    this.redis = redis;
    this.frontDoor = frontDoor;
    this.#ports = ports;
    this.#settings = settings;
  }

  static async open(processes: number, choice: Choice, settings: Settings): Promise<House> {
    const redis = await startRedis();
    const ports = await Promise.all(Array.from({ length: processes }, freePort));
    const house = new House(redis, await FrontDoor.start(ports, choice), ports, settings);
    await Promise.all(ports.map((_port, n) => house.start(n)));
    return house;
  }

  /** Each process by its own address, past the proxy. */
  get urls(): readonly URL[] {
    return this.#ports.map((port) => new URL(`http://127.0.0.1:${port}/`));
  }

  process(n: number): ChatServer {
    const found = this.#processes[n];
    if (found === undefined) throw new Error(`there is no process ${n}`);
    return found;
  }

  /** Resolves when it takes people in. */
  async start(n: number): Promise<void> {
    const own = { PORT: String(this.#ports[n]), REDIS_URL: this.redis.url, TRUST_PROXY: '1' };
    this.#processes[n] = await ChatServer.start({
      LOG_LEVEL: 'silent',
      ...UNLIMITED,
      ...own,
      ...this.#settings,
    });
    await this.isReady(n);
  }

  async isReady(n: number, ready = true): Promise<void> {
    const url = new URL('readyz', this.urls[n]);
    await expect.poll(async () => (await fetch(url)).status, { intervals: [50] }).toBe(ready ? 200 : 503);
  }

  guest(
    roomId: string,
    name: string,
    url = this.frontDoor.url,
    options?: ConstructorParameters<typeof Guest>[3],
  ) {
    const guest = new Guest(url, roomId, name, options);
    this.#guests.push(guest);
    return guest;
  }

  async close(): Promise<void> {
    for (const guest of this.#guests) guest.close();
    this.redis.thaw();
    await Promise.all(this.#processes.map((process) => process.kill()));
    await this.frontDoor.stop();
    await this.redis.stop();
  }
}

interface ScaleFixtures {
  readonly openHouse: (processes: number, choice?: Choice, settings?: Settings) => Promise<House>;
}

export const test = base.extend<ScaleFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
  openHouse: async ({}, use) => {
    const houses: House[] = [];
    await use(async (processes, choice = 'in-turn', settings = {}) => {
      const house = await House.open(processes, choice, settings);
      houses.push(house);
      return house;
    });
    await Promise.all(houses.map((house) => house.close()));
  },
});

export { expect };

/** Everybody is in, and has everybody else at exactly one address. */
export async function everyoneSeesEveryone(guests: readonly Guest[]): Promise<void> {
  const names = guests.map(({ name }) => name);
  await expect
    .poll(() => guests.filter(({ isIn }) => !isIn).map(({ name }) => name), { intervals: [50] })
    .toEqual([]);
  for (const guest of guests)
    await expect
      .poll(() => guest.others(), { intervals: [50] })
      .toEqual(names.filter((name) => name !== guest.name).sort());
}
