import { startStrictProxy } from '../server/strict-proxy.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

async function talk(members: readonly Member[]): Promise<void> {
  await everyLinkIsConnected(members);
  for (const member of members) await expect(member.banner).toBeEmpty();
  for (const [seat, member] of members.entries()) {
    await member.say(`over the long way ${seat}`);
    await everyoneReads(members, `over the long way ${seat}`);
  }
}

test('someone behind a strict proxy meets someone with a WebSocket @promise', async ({
  openMember,
  server,
  roomUrl,
}) => {
  const proxy = await startStrictProxy(server.url, 'refuse');
  const url = new URL(new URL(roomUrl).search, proxy.url).href;
  await talk([await openMember({ url }), await openMember()]);
  proxy.close();
});

test('a browser without WebSocket takes part', async ({ openMember, browser, roomUrl }) => {
  const context = await browser.newContext();
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebSocket'));
  const page = await context.newPage();
  await page.goto(roomUrl);
  await expect(page.getByRole('status')).toBeEmpty();
  expect(await page.evaluate(() => 'WebSocket' in globalThis)).toBe(false);

  const ben = await openMember();
  await ben.isConnectedTo(1);
  await ben.say('can you hear me?');
  await expect(page.getByRole('article')).toContainText('can you hear me?');
  await context.close();
});
