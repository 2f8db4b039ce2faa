import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { whyWithout } from '../../scripts/program-path.ts';
import { armed, HostileMember } from '../hostile/hostile-member.ts';
import type { Settings } from '../support/chat-server.ts';
import { test as base, expect } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';
import { paste } from '../support/transfer.ts';
import { TurnServer } from '../support/turn-server.ts';
import { Attaching, cardOf } from './attaching.ts';
import { gated, openGate, shutGate } from './bulk-gate.ts';
import { catchSaved, hashOf, noise, savedHash } from './proof.ts';

const lack = whyWithout('turnserver');

interface Fixtures {
  /** A file of nothing but zeros, which takes no space. */
  readonly largeFile: (bytes: number) => string;
  readonly startRelayingServer: (settings: Settings) => Promise<string>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
  largeFile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-large-'));
    await use((bytes) => {
      const path = join(folder, 'large.bin');
      const file = openSync(path, 'w');
      ftruncateSync(file, bytes);
      closeSync(file);
      return path;
    });
    rmSync(folder, { recursive: true });
  },

  startRelayingServer: async ({ startServer }, use) => {
    const servers: TurnServer[] = [];
    await use(async (settings) => {
      test.skip(lack !== null, `NOT RUN: ${lack}`);
      const turn = await TurnServer.start();
      servers.push(turn);
      return (await startServer({ ...turn.settings, ...settings })).roomUrl('relayed');
    });
    await Promise.all(servers.map((server) => server.stop()));
  },
});

const alertOf = ({ page }: Member, words: string | RegExp) =>
  page.getByRole('alert').filter({ hasText: words });

test('on plain http files are held in memory, which is told beforehand, and so is the bound', async ({
  browserName,
  launch,
  openMember,
  startServer,
  largeFile,
}) => {
  const url = new URL((await startServer()).roomUrl('lan-files'));
  url.hostname = 'chat.test';
  const browser = await (browserName === 'firefox'
    ? launch('firefox', [], { 'network.dns.localDomains': 'chat.test' })
    : launch('chromium', ['--host-resolver-rules=MAP chat.test 127.0.0.1']));
  const options = { url: url.href, browser, prepare: catchSaved };
  const [ada, ben] = [await openMember(options), await openMember(options)];
  await everyLinkIsConnected([ada, ben]);
  expect(await ben.page.evaluate(() => isSecureContext)).toBe(false);
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  const file = noise('small.bin', 600_001);
  await attaching.choose([file]);
  await ada.box.press('Enter');
  const card = cardOf(ben.transcript, file.name);
  await expect(card).toContainText('Held in memory: lost when this page is closed');
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(card).toContainText('2 of 2 have it');
  expect(await savedHash(ben.page, card)).toBe(hashOf(file.buffer));

  await attaching.choose([largeFile(64 * 1_048_576 + 1)]);
  await ada.box.press('Enter');
  const large = cardOf(ben.transcript, 'large.bin');
  await expect(large).toContainText(/This page can take files up to 67 MB: it has to hold them in memory/);
  await expect(large.getByRole('button', { name: 'Download' })).toHaveCount(0);
});

test('where the operator switched files off there is no way to attach or to fetch one @chromium', async ({
  openMember,
  startServer,
}) => {
  const url = (await startServer({ FILES: 'off' })).roomUrl('no-files');
  const ada = await openMember({ url });
  const mallory = await openMember({ url, prepare: armed });
  await everyLinkIsConnected([ada, mallory]);
  const hostile = await HostileMember.of(mallory);
  // As from a page that heeds nothing, or from before the switch.
  const body = { kind: 'file', name: 'offered.bin', bytes: 1_000, type: '' } as const;
  await hostile.send({ type: 'entries', entries: [hostile.entry(1, body)] });
  const card = cardOf(ada.transcript, 'offered.bin');
  await expect(card).toContainText('Whoever runs this server has switched files off');
  await expect(card.getByRole('button', { name: 'Download' })).toHaveCount(0);
  await expect(ada.page.getByRole('button', { name: 'Attach files' })).toHaveCount(0);
  await paste(ada.box, { files: ['pasted.png'] });
  await expect(alertOf(ada, 'Whoever runs this server has switched files off')).toBeVisible();
  await expect(ada.page.getByRole('list', { name: 'Files to send' })).toHaveCount(0);
});

test('what is larger than the operator allows is refused by whoever would send it, and whoever would fetch it @chromium', async ({
  openMember,
  startServer,
}) => {
  const url = (await startServer({ FILE_MAX_BYTES: '100000' })).roomUrl('small-files');
  const ada = await openMember({ url });
  const mallory = await openMember({ url, prepare: armed });
  await everyLinkIsConnected([ada, mallory]);
  const hostile = await HostileMember.of(mallory);
  const body = { kind: 'file', name: 'offered.bin', bytes: 100_001, type: '' } as const;
  await hostile.send({ type: 'entries', entries: [hostile.entry(1, body)] });
  const card = cardOf(ada.transcript, 'offered.bin');
  await expect(card).toContainText('Larger than whoever runs this server allows');
  await expect(card.getByRole('button', { name: 'Download' })).toHaveCount(0);

  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await attaching.choose([noise('large.bin', 100_001), noise('just right.bin', 100_000)]);
  await expect(alertOf(ada, /large\.bin.* is too large: at most 100 kB can be sent here/)).toBeVisible();
  await expect(attaching.items).toHaveText([/just right\.bin/]);
  await ada.box.press('Enter');
  await expect(cardOf(mallory.transcript, 'just right.bin')).toBeVisible();
});

async function relayOnly(page: Page): Promise<void> {
  await gated(page);
  await catchSaved(page);
  await page.addInitScript(() => {
    if (origin !== 'null') localStorage.setItem('parley.relay-only', 'yes');
  });
}

for (const [use, outcome] of [
  ['on', 'go over a TURN server, which is told'],
  ['no-turn', 'wait, and the card says what stands in the way'],
] as const)
  test(`between members whom only a relay connects files ${outcome}, as the operator has it`, async ({
    openMember,
    startRelayingServer,
  }) => {
    const url = await startRelayingServer({ FILES: use });
    const ada = await openMember({ url, prepare: relayOnly });
    const ben = await openMember({ url, prepare: catchSaved });
    await expect(ben.person(await ada.name())).toContainText('connected over a relay');
    await expect(ada.person(await ben.name())).toContainText('connected over a relay');
    const attaching = new Attaching(ada.page);
    await attaching.isReady();
    await shutGate(ada.page);
    const file = noise('relayed.bin', 400_003);
    await attaching.choose([file]);
    await ada.box.press('Enter');
    const card = cardOf(ben.transcript, file.name);
    await card.getByRole('button', { name: 'Download' }).click();
    if (use === 'no-turn') {
      await expect(card).toContainText(
        'Those who have it are reached over a TURN server alone, and files do not go over it here',
      );
      await expect(card).toContainText('1 of 2 have it');
      await card.getByRole('button', { name: 'Cancel' }).click();
      await expect(card.getByRole('button', { name: 'Download' })).toBeVisible();
      return;
    }
    await expect(card).toContainText('over a TURN server');
    await openGate(ada.page);
    await expect(card).toContainText('2 of 2 have it');
    expect(await savedHash(ben.page, card)).toBe(hashOf(file.buffer));
  });
