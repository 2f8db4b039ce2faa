/** A room as full as it gets: two pages among thirty members without a browser. */
import { ChatServer } from '../e2e/support/chat-server.ts';
import { test as base, expect } from '../e2e/support/fixtures.ts';
import { Flock } from './headless/flock.ts';

const CAPACITY = 32;
const PROCESSES = 2;
const HEADLESS = CAPACITY - 2;
const SAID = /(?:page|member) \S+ says hello/;
const UNLIMITED = { SOCKETS_PER_IP: '1000', CONNECTS_PER_IP: '10000', JOINS_PER_IP: '10000' };

const test = base.extend<{ flocks: readonly Flock[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
  flocks: async ({}, use) => {
    const flocks = Array.from({ length: PROCESSES }, () => new Flock());
    await use(flocks);
    await Promise.all(flocks.map((flock) => flock.stop()));
  },
});

test('a full room of 32, thirty of them headless, ends with one transcript and true receipts', async ({
  flocks,
  openMember,
}) => {
  const server = await ChatServer.start({ ...UNLIMITED, ROOM_CAPACITY: String(CAPACITY) });
  try {
    const url = server.roomUrl('full');
    const ada = await openMember({ url });
    await ada.hasJoined();
    const names = flocks.map((_flock, f) =>
      Array.from({ length: HEADLESS / PROCESSES }, (_, n) => `m${f}-${n}`),
    );
    await Promise.all(
      flocks.map((flock, f) => flock.join((names[f] ?? []).map((name) => ({ link: url, name })))),
    );
    const ben = await openMember({ url });
    const pages = [ada, ben];
    for (const page of pages) await page.isConnectedTo(CAPACITY - 1);
    const reports = async () =>
      (await Promise.all(flocks.map((flock) => flock.report()))).flatMap(({ members }) => members);
    const linked = async () => (await reports()).map((member) => member.linked);
    await expect.poll(linked).toEqual(Array<number>(HEADLESS).fill(CAPACITY - 1));

    const refused = await openMember({ url });
    await expect(refused.banner).toContainText('full');
    await refused.page.context().close();

    await ada.say('page ada says hello');
    await expect(ada.receipt('page ada says hello')).toHaveText('Delivered to everyone');
    for (const [f, flock] of flocks.entries())
      for (const name of names[f] ?? []) await flock.say(name, `member ${name} says hello`);
    await ben.say('page ben says hello');
    await expect(ben.receipt('page ben says hello')).toHaveText('Delivered to everyone');

    const isSettled = async () => {
      const members = await reports();
      return members.every(({ texts, undelivered }) => texts.length === CAPACITY && undelivered === 0);
    };
    await expect.poll(isSettled).toBe(true);
    const [first, ...others] = await reports();
    for (const { texts } of others) expect(texts).toEqual(first?.texts);
    for (const page of pages) await expect.poll(() => page.said(SAID)).toEqual(first?.texts);
  } finally {
    await server.kill();
  }
});
