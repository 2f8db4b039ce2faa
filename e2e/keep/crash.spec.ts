import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, launchOptions } from '../support/browsers.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, Member } from '../support/member.ts';

test('a tab that crashed and is loaded again has lost nothing @chromium @promise', async ({
  playwright,
  openRoom,
  roomUrl,
}) => {
  test.skip(findBrowser('chromium') === null, 'NOT RUN: there is no Chromium here');
  const profile = await mkdtemp(join(tmpdir(), 'parley-crash-'));
  const options = launchOptions('chromium') ?? {};
  const host = await playwright.chromium.launchPersistentContext(profile, {
    ...options,
    args: [...(options.args ?? []), '--remote-debugging-port=0'],
  });
  const [ben, cleo] = (await openRoom(2)) as [Member, Member];
  const page = host.pages()[0] ?? (await host.newPage());
  const doomed = await Member.sit(page);
  await page.goto(roomUrl);
  await everyLinkIsConnected([doomed, ben, cleo]);
  const name = await doomed.name();
  await doomed.say('line 1.');
  await everyoneReads([doomed, ben, cleo], 'line 1.');
  await ben.say('line 2.');
  await everyoneReads([doomed, cleo], 'line 2.');

  const devtools = await host.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // Nobody is left to answer it.
  void devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await ben.say('line 3.');
  await everyoneReads([cleo], 'line 3.');
  await devtools.send('Page.reload');

  // To Playwright a crashed page is lost for good: it is looked at anew from beside.
  const [port = ''] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  const beside = await playwright.chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const found = beside.contexts().flatMap((context) => context.pages());
  const revived = await Member.sit(found.find((one) => one.url() === roomUrl) as typeof page);
  await everyLinkIsConnected([revived, ben, cleo]);
  await expect(revived.nameBox).toHaveValue(name);
  await everyoneReads([revived], 'line 3.');
  expect(await revived.said(/line \d\./)).toEqual(['line 1.', 'line 2.', 'line 3.']);
  await expect(revived.message('line 1.')).toContainText('You');
  await expect(revived.receipt('line 1.')).toHaveText('Delivered to everyone');

  await revived.say('line 4.');
  await everyoneReads([ben, cleo], 'line 4.');
  for (const witness of [ben, cleo]) {
    await expect(witness.message('line 4.')).toContainText(name);
    await expect(witness.person(name)).toHaveCount(1);
  }
  await beside.close();
  await host.close();
  await rm(profile, { recursive: true, force: true });
});
