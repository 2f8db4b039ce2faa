/** Sixteen people open one link in the same instant, twenty times over: every one of the links comes to stand. */
import { everyLinkIsConnected, Member } from '../e2e/support/member.ts';
import { expect, test } from './fixtures.ts';

const ROUNDS = 20;
const SIZE = 16;

test(`${SIZE} members who join at once are all connected, ${ROUNDS} times in a row`, async ({
  world,
  serve,
  browserIn,
}) => {
  test.setTimeout(ROUNDS * 60_000);
  const server = await serve('no servers');
  const { browser } = await browserIn(world.settle('public'), 'chromium');
  const seconds: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    await test.step(`round ${round}`, async () => {
      const members: Member[] = [];
      for (let seat = 0; seat < SIZE; seat++) {
        const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
        members.push(await Member.sit(await context.newPage()));
      }
      const startedAt = performance.now();
      await Promise.all(members.map(({ page }) => page.goto(server.roomUrl(`round-${round}`))));
      await everyLinkIsConnected(members);
      const took = (performance.now() - startedAt) / 1_000;
      seconds.push(took);
      console.log(`    round ${round}: ${took.toFixed(1)} s`);
      expect(members.flatMap(({ harm }) => harm.lines)).toEqual([]);
      await Promise.all(members.map(({ page }) => page.context().close()));
    });
  }
  const sorted = seconds.toSorted((a, b) => a - b);
  const [least, median, most] = [0, 0.5, 0.999].map((share) => sorted[Math.floor(share * ROUNDS)] ?? 0);
  const links = ROUNDS * ((SIZE * (SIZE - 1)) / 2);
  const figures = `${links} links in ${ROUNDS} rounds, complete after ${[least, median, most].map((s) => s?.toFixed(1)).join(' / ')} s (least / median / most)`;
  console.log(`    ${figures}`);
  test.info().annotations.push({ type: 'figures', description: figures });
});
