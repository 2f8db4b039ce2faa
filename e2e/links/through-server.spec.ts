/** Two who reach each other in no other way talk through the server, once both want it, and it learns nothing. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyoneReads, type Member } from '../support/member.ts';
import { Wall } from '../support/wall.ts';

const TALK = { name: 'Talk through the server' };
const banner = ({ page }: Member) => page.getByRole('status');
const talk = (member: Member) => banner(member).getByRole('button', TALK).click();
const isSealed = async (member: Member, other: string) =>
  expect(member.person(other)).toContainText('through the server, sealed');

interface Walled {
  readonly wall: Wall;
  readonly ada: Member;
  readonly ben: Member;
  readonly names: readonly [string, string];
}

async function openWalled(
  openMember: (options: { url: string; prepare: (page: Page) => Promise<void> }) => Promise<Member>,
  url: string,
  prepare: (page: Page) => unknown = () => undefined,
): Promise<Walled> {
  const wall = new Wall();
  const before = async (page: Page) => {
    await wall.before(page);
    await prepare(page);
  };
  const ada = await openMember({ url, prepare: before });
  await ada.hasJoined();
  const ben = await openMember({ url, prepare: before });
  const names = [await ada.name(), await ben.name()] as const;
  await expect(ada.person(names[1])).toContainText('unreachable');
  await expect(ben.person(names[0])).toContainText('unreachable');
  return { wall, ada, ben, names };
}

/** Everything that crosses the page's WebSocket. */
function recordSocket(page: Page, crossed: string[]): void {
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => crossed.push(String(payload)));
    socket.on('framereceived', ({ payload }) => crossed.push(String(payload)));
  });
}

/** What crossed as packets has neither words nor structure. */
function isUnreadable(crossed: readonly string[], words: readonly string[]): void {
  const packets = crossed.filter((frame) => frame.startsWith('42["packet"'));
  expect(packets.length).toBeGreaterThan(4);
  for (const frame of packets) expect(frame).toMatch(/^42\["packet","[\w-]+","[\w-]+"\]$/);
  // Only few sizes: nothing tells a receipt from a short message.
  const sizes = new Set(packets.map((frame) => /"([\w-]+)"\]$/.exec(frame)?.[1]?.length));
  expect(sizes.size).toBeLessThan(5);
  for (const word of [...words, 'sync', 'entries']) expect(packets.join('').includes(word), word).toBe(false);
}

test('two without any path are asked, each once, and then talk; the server carries only what it cannot read', async ({
  openMember,
  roomUrl,
}) => {
  const crossed: string[] = [];
  const { ada, ben, names } = await openWalled(openMember, roomUrl, (page) => recordSocket(page, crossed));
  await expect(banner(ada)).toContainText(`No direct path to`);
  await talk(ada);
  await expect(banner(ada)).toContainText('Waiting for');
  await expect(banner(ben)).toContainText('asks to talk through the server');
  await ada.say('a word of Ada');
  await expect(ben.message('a word of Ada')).toHaveCount(0);
  await talk(ben);
  await isSealed(ada, names[1]);
  await isSealed(ben, names[0]);
  await expect(banner(ada)).toBeEmpty();
  await everyoneReads([ben], 'a word of Ada');
  await ben.say('a word of Ben');
  await everyoneReads([ada], 'a word of Ben');
  await expect(ada.receipt('a word of Ada')).toHaveText('Delivered to everyone');
  await expect(ben.receipt('a word of Ben')).toHaveText('Delivered to everyone');

  // Stock Firefox tells a test nothing of what crosses a WebSocket.
  if (test.info().project.name !== 'firefox') isUnreadable(crossed, ['a word', 'Ada', ...names]);

  await ada.people.getByRole('button', { name: new RegExp(`About ${names[1]}`) }).click();
  await expect(ada.page.getByRole('dialog')).toContainText('goes through the server, sealed');
});

test('it goes on when the server comes back, and ends when there is a direct path', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const { wall, ada, ben, names } = await openWalled(openMember, server.roomUrl('walled'));
  for (const member of [ada, ben]) await talk(member);
  await isSealed(ada, names[1]);
  await server.kill();
  await ada.say('said while it was dead');
  await startServer({ PORT: server.url.port });
  await everyoneReads([ben], 'said while it was dead');
  await isSealed(ben, names[0]);

  wall.fall();
  await ben.page.reload();
  await expect(ada.person(names[1])).toContainText('connected directly');
  await ben.say('no wall any more');
  await everyoneReads([ada], 'no wall any more');
  await expect(ada.message('said while it was dead')).toHaveCount(1);
  await expect(ben.message('said while it was dead')).toHaveCount(1);
});

test('where the operator switched it off nobody is asked', async ({ openMember, startServer }) => {
  const server = await startServer({ LAST_RESORT: 'off' });
  const { ada, names } = await openWalled(openMember, server.roomUrl('walled'));
  await ada.people.getByRole('button', { name: new RegExp(`About ${names[1]}`) }).click();
  await expect(ada.page.getByRole('dialog')).toBeVisible();
  await expect(ada.page.getByRole('button', TALK)).toHaveCount(0);
});

test('where the operator lets it begin by itself nobody is asked either', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer({ LAST_RESORT: 'on' });
  const wall = new Wall();
  const [ada, ben] = [
    await openMember({ url: server.roomUrl('walled'), prepare: wall.before }),
    await openMember({ url: server.roomUrl('walled'), prepare: wall.before }),
  ];
  await isSealed(ada, await ben.name());
  await ada.say('by itself');
  await everyoneReads([ben], 'by itself');
});

test.describe('where the network lets no WebSockets through', () => {
  test.use({ proxyMode: 'refuse' });

  test('they talk over long-polling', async ({ openMember, roomUrl }) => {
    const { ada, ben, names } = await openWalled(openMember, roomUrl);
    for (const member of [ada, ben]) await talk(member);
    await isSealed(ada, names[1]);
    await ada.say('in small steps');
    await everyoneReads([ben], 'in small steps');
    await expect(ada.receipt('in small steps')).toHaveText('Delivered to everyone');
  });
});
