/**
 * What a page costs in rooms that eight browsers could not fill: the others are headless members in a process of their own.
 * Counted is the browser's processor time alone.
 */
import { randomUUID } from 'node:crypto';
import { Flock } from '../../scale/headless/flock.ts';
import { BenchBrowser } from '../harness/browser.ts';
import { figure, publish } from '../harness/results.ts';
import { roomUrl } from '../harness/room-page.ts';
import { ServerProcess } from '../harness/server-process.ts';
import { quantile } from '../harness/slices.ts';

const OTHERS = [7, 15, 31] as const;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const MESSAGES = 30;

const server = await ServerProcess.start('parley', { ROOM_CAPACITY: '64' });
const flock = new Flock();
const rooms = OTHERS.map((others) => ({
  others,
  roomId: `filled-${randomUUID()}`,
  joins: [0],
  heard: [0],
  idle: [0],
}));
for (const { others, roomId } of rooms) {
  const link = roomUrl(server, roomId);
  await flock.join(Array.from({ length: others }, (_, n) => ({ link, name: `m${n} of ${others}` })));
}

for (let round = -1; round < ROUNDS; round += 1)
  for (const room of rooms) {
    const { others, roomId } = room;
    const browser = await BenchBrowser.start();
    const blank = await browser.open(roomUrl(server));
    await blank.waitForSelector('textarea:visible');
    const join = browser.meter();
    await blank.goto(roomUrl(server, roomId));
    await blank.waitForFunction(
      (wanted) => document.querySelectorAll('.people li[data-reach="connected"]').length === wanted,
      others,
    );
    const joined = join();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const hearing = browser.meter();
    for (let n = 0; n < MESSAGES; n += 1)
      await flock.say(`m${n % others} of ${others}`, `message ${round}.${n}!`);
    await blank.waitForFunction(
      (last) => document.querySelector('#transcript')?.textContent?.includes(last) === true,
      `message ${round}.${MESSAGES - 1}!`,
    );
    const heard = hearing();
    const idling = browser.meter();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const idle = idling() / 3;
    if (round >= 0) {
      room.joins.push(joined / others);
      room.heard.push(heard / MESSAGES);
      room.idle.push(idle);
    }
    await browser.stop();
  }

const middle = (figures: readonly number[]) => figure(quantile(figures.slice(1), 0.5));
publish('filled', [
  '| others in the room | browser CPU-ms for each, from the address to all links | browser CPU-ms for each message heard | idle, CPU-ms a second |',
  '| ---: | ---: | ---: | ---: |',
  ...rooms.map(
    ({ others, joins, heard, idle }) =>
      `| ${others} | ${middle(joins)} | ${middle(heard)} | ${middle(idle)} |`,
  ),
]);
await flock.stop();
await server.stop();
process.exit(0);
