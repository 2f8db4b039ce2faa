/** Sixteen people open one link in the same instant, twenty times over: every one of the links comes to stand. */
import { HANGS_MS } from '../e2e/support/hangs.ts';
import { everyLinkIsConnected, Member } from '../e2e/support/member.ts';
import { expect, test } from './fixtures.ts';

const ROUNDS = 20;
const SIZE = 16;

test(`${SIZE} members who join at once are all connected, ${ROUNDS} times in a row`, async ({
  world,
  serve,
  browserIn,
}) => {
  test.setTimeout(ROUNDS * HANGS_MS.test);
  const server = await serve('no servers');
  const { browser } = await browserIn(world.settle('public'), 'chromium');
  for (let round = 1; round <= ROUNDS; round++) {
    await test.step(`round ${round}`, async () => {
      const members: Member[] = [];
      for (let seat = 0; seat < SIZE; seat++) {
        const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
        members.push(await Member.sit(await context.newPage()));
      }
      await Promise.all(members.map(({ page }) => page.goto(server.roomUrl(`round-${round}`))));
      await everyLinkIsConnected(members);
      expect(members.flatMap(({ harm }) => harm.lines)).toEqual([]);
      await Promise.all(members.map(({ page }) => page.context().close()));
    });
  }
  const figures = `${ROUNDS * ((SIZE * (SIZE - 1)) / 2)} links in ${ROUNDS} rounds`;
  console.log(`    ${figures}`);
  test.info().annotations.push({ type: 'figures', description: figures });
});
