import { findBrowser, launchOptions } from '../support/browsers.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';
import { residentMegabytes } from '../support/process-tree.ts';

const SIZE = 16;

test('sixteen members hear everything from everybody over 120 links @chromium', async ({
  playwright,
  openMember,
}) => {
  test.skip(findBrowser('chromium') === null, 'NOT RUN: there is no Chromium here');
  // A browser of its own, so that its memory is this room's.
  const host = await playwright.chromium.launchServer(launchOptions('chromium') ?? {});
  const browser = await playwright.chromium.connect(host.wsEndpoint());

  const members: Member[] = [];
  for (let n = 0; n < SIZE; n++)
    members.push(await openMember({ browser, context: { viewport: { width: 800, height: 600 } } }));
  await everyLinkIsConnected(members);

  await Promise.all(members.map((member, seat) => member.say(`seat ${seat} speaking.`)));
  for (const member of members) {
    await expect(member.messages()).toHaveCount(SIZE);
    for (const seat of members.keys()) await expect(member.message(`seat ${seat} speaking.`)).toHaveCount(1);
  }

  const heaps = await Promise.all(members.map(heapMegabytes));
  const resident = residentMegabytes(host.process().pid ?? 0);
  const figures = [
    resident === null
      ? 'memory of the processes: unknown on this system'
      : `${resident} MB resident in all browser processes`,
    `JS heap ${Math.max(...heaps).toFixed(1)} MB in the largest page, ${heaps.reduce((sum, heap) => sum + heap, 0).toFixed(0)} MB in all`,
  ];
  console.log(figures.join('\n'));
  test.info().annotations.push({ type: 'figures', description: figures.join('; ') });

  await Promise.all(members.map(({ page }) => page.close()));
  await host.close();
});

async function heapMegabytes({ page }: Member): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
}
