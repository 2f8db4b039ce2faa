import type { Locator, Page } from '@playwright/test';
import { whyWithout } from '../../scripts/program-path.ts';
import type { ChatServer, Settings } from '../support/chat-server.ts';
import { test as base, expect } from '../support/fixtures.ts';
import { everyoneReads, type Member } from '../support/member.ts';
import { TurnServer } from '../support/turn-server.ts';
import { recordCandidates, toldCandidates } from './candidates.ts';

const lack = whyWithout('turnserver');

const test = base.extend<{ readonly startRelayingServer: () => Promise<ChatServer> }>({
  startRelayingServer: async ({ startServer }, use) => {
    const servers: TurnServer[] = [];
    await use(async () => {
      test.skip(lack !== null, `NOT RUN: ${lack}`);
      const turn = await TurnServer.start();
      servers.push(turn);
      return startServer({ ...turn.settings } satisfies Settings);
    });
    await Promise.all(servers.map((server) => server.stop()));
  },
});

async function openSwitch({ page }: Member): Promise<Locator> {
  await page.getByRole('button', { name: 'Room menu' }).click();
  return page.getByRole('switch', { name: 'Relay only', exact: true });
}

async function alreadyOn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (origin !== 'null') localStorage.setItem('parley.relay-only', 'yes');
  });
}

test('whoever relays only talks with everybody over a relay, also after a reload @promise', async ({
  openMember,
  startRelayingServer,
}) => {
  const url = (await startRelayingServer()).roomUrl('behind-the-curtain');
  const ada = await openMember({ url });
  await (await openSwitch(ada)).check();
  await ada.page.reload();
  await expect(await openSwitch(ada), 'after a reload').toBeChecked();
  await ada.page.keyboard.press('Escape');

  const [ben, cleo] = [await openMember({ url }), await openMember({ url })];
  for (const other of [ben, cleo]) {
    await expect(ada.person(await other.name())).toContainText('connected over a relay');
    await expect(other.person(await ada.name())).toContainText('connected over a relay');
  }
  await expect(ben.person(await cleo.name())).toContainText('connected directly');

  await ada.say('can you hear me?');
  await everyoneReads([ben, cleo], 'can you hear me?');
  await ben.say('loud and clear');
  await everyoneReads([ada], 'loud and clear');
  await expect(ada.receipt('can you hear me?')).toHaveText('Delivered to everyone');
});

test('no signal of whoever relays only has a host or server-reflexive candidate @promise', async ({
  openMember,
  startRelayingServer,
}) => {
  const url = (await startRelayingServer()).roomUrl('only-relays');
  const prepare = async (page: Page) => {
    await alreadyOn(page);
    await recordCandidates(page);
  };
  const ada = await openMember({ url, prepare });
  const ben = await openMember({ url, prepare: recordCandidates });
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  await expect(ada.person(bensName)).toContainText('connected over a relay');
  await expect(ben.person(adasName)).toContainText('connected over a relay');
  await ada.page.reload();
  await expect(ada.person(bensName)).toContainText('connected over a relay');
  await ada.say('here again');
  await everyoneReads([ben], 'here again');

  // The recording is worth something only if it sees what is not hidden.
  expect((await toldCandidates(ada.page)).join('\n')).toContain(' typ host');
  const candidates = await toldCandidates(ben.page);
  expect(candidates.length).toBeGreaterThan(0);
  for (const candidate of candidates) {
    expect(candidate).toContain(' typ relay');
    // Nor where the relay is reached from.
    expect(candidate).not.toMatch(/ raddr (?!0\.0\.0\.0 )/);
  }
});

test('the switch works at once, both ways', async ({ openMember, startRelayingServer }) => {
  const url = (await startRelayingServer()).roomUrl('there-and-back');
  const [ada, ben] = [await openMember({ url }), await openMember({ url })];
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  await expect(ada.person(bensName)).toContainText('connected directly');

  await (await openSwitch(ada)).check();
  await expect(ada.person(bensName)).toContainText('connected over a relay');
  await expect(ben.person(adasName)).toContainText('connected over a relay');
  await ada.page.getByRole('button', { name: 'Connection report' }).click();
  const report = ada.page.getByRole('region', { name: 'Report' });
  await expect(report).toContainText('Relay onlyon');
  await expect(report.getByText(`You – ${bensName} over a relay`)).toBeVisible();
  await expect(report).toContainText('Path hererelay');
  await ada.page.keyboard.press('Escape');

  await (await openSwitch(ada)).uncheck();
  await expect(ada.person(bensName)).toContainText('connected directly');
  await ben.say('and I see you again');
  await everyoneReads([ada], 'and I see you again');
});

test('without a TURN server there is nothing to switch', async ({ openRoom }) => {
  const [ada] = (await openRoom(2)) as [Member, Member];
  await expect(await openSwitch(ada)).toHaveCount(0);
  await expect(ada.page.getByRole('button', { name: 'Connection report' })).toBeVisible();
});

test('where the TURN server is gone the reason is told, and switching off helps', async ({ openMember }) => {
  const ada = await openMember({ prepare: alreadyOn });
  const ben = await openMember();
  const bensName = await ben.name();
  await expect(ada.person(bensName)).toContainText(
    'unreachable: relay only is on, and there is no relay here',
  );
  const relayOnly = await openSwitch(ada);
  await expect(relayOnly).toHaveAccessibleDescription(/There is no relay here/);
  await relayOnly.uncheck();
  await expect(ada.person(bensName)).toContainText('connected directly');
});
