/** `parley keep`: rooms that are there when everybody has gone, whatever becomes of the keeper and the server. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../../public/testing/random.ts';
import { Attaching, cardOf, savedBytes } from '../files/attaching.ts';
import { test as base, expect } from '../support/fixtures.ts';
import { everyoneReads, Member } from '../support/member.ts';
import { KeeperProcess } from './keeper-process.ts';

const test = base.extend<{ keeper: KeeperProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
  keeper: async ({}, use) => {
    const keeper = new KeeperProcess();
    await use(keeper);
    await keeper.remove();
  },
});

const LINE = /line [\d.]+!/;
const isKeptBy = (member: Member) => expect(member.person('Keeper')).toContainText('connected');

/** By the dialog that the receipt opens. */
async function hasIt(member: Member, text: string, who: string): Promise<void> {
  await member.receipt(text).click();
  const dialog = member.page.getByRole('dialog');
  await expect(dialog.getByRole('paragraph').filter({ hasText: /^Has it: / })).toContainText(who);
  await member.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

test('what two said is there for a third when both have gone, signed, with the server dead meanwhile', async ({
  keeper,
  startServer,
  openMember,
}) => {
  const server = await startServer();
  const url = server.roomUrl('kept');
  await keeper.start(url);
  const ann = await openMember({ url });
  await isKeptBy(ann);
  const ben = await openMember({ url });
  for (const member of [ann, ben]) await member.isConnectedTo(2);
  await ann.say('line 1!');
  await ben.say('line 2!');
  await everyoneReads([ann, ben], 'line 2!');
  await server.kill();
  await ann.say('line 3!');
  await ben.say('line 4!');
  await everyoneReads([ann, ben], 'line 4!');
  await hasIt(ann, 'line 3!', 'Keeper');
  await hasIt(ben, 'line 4!', 'Keeper');
  const names = [await ann.name(), await ben.name()] as const;
  for (const { page } of [ann, ben]) await page.context().close();
  await keeper.kill();

  await startServer({ PORT: server.url.port });
  await keeper.start();
  const cleo = await openMember({ url });
  await everyoneReads([cleo], 'line 4!');
  expect(await cleo.said(LINE)).toEqual(['line 1!', 'line 2!', 'line 3!', 'line 4!']);
  await expect(cleo.message('line 1!')).toContainText(names[0]);
  await expect(cleo.message('line 4!')).toContainText(names[1]);
  await keeper.stop();
  await expect(cleo.person('Keeper')).toHaveCount(0);
  // It tells nothing of who talks where.
  for (const secret of ['kept', ...names, 'line', await cleo.name()])
    expect(keeper.printed).not.toContain(secret);
});

const DAY_MS = 86_400_000;
const TOMORROW = {
  NODE_OPTIONS: `--import ${new URL('shifted-clock.mjs', import.meta.url).href}`,
  CLOCK_AHEAD_MS: String(DAY_MS),
};

test('the next day somebody reads in another browser what two others said in theirs', async ({
  keeper,
  startServer,
  openMember,
  launch,
  browserName,
}) => {
  const other = await launch(browserName === 'firefox' ? 'chromium' : 'firefox');
  const server = await startServer();
  const url = server.roomUrl('days');
  await keeper.start(url);
  const ann = await openMember({ url });
  const ben = await openMember({ url, browser: other });
  for (const member of [ann, ben]) await member.isConnectedTo(2);
  const names = [await ann.name(), await ben.name()] as const;
  for (let line = 1; line <= 4; line += 1) {
    const [speaker, listener] = line % 2 === 1 ? [ann, ben] : [ben, ann];
    await speaker.say(`line ${line}!`);
    await everyoneReads([listener], `line ${line}!`);
    await hasIt(speaker, `line ${line}!`, 'Keeper');
  }
  await ben.page.context().close();
  await keeper.kill();
  await ann.page.close();
  await server.kill();

  await startServer({ PORT: server.url.port, ...TOMORROW });
  keeper.env = TOMORROW;
  await keeper.start();
  const prepare = (page: Member['page']) => page.clock.install({ time: Date.now() + DAY_MS });
  const cleo = await openMember({ url, browser: other, prepare });
  await everyoneReads([cleo], 'line 4!');
  expect(await cleo.said(LINE)).toEqual(['line 1!', 'line 2!', 'line 3!', 'line 4!']);
  for (const [at, line] of ['line 1!', 'line 2!', 'line 3!', 'line 4!'].entries())
    await expect(cleo.message(line)).toContainText(names[at % 2] ?? '');
  await expect(cleo.transcript.getByRole('heading', { name: 'Yesterday' })).toBeVisible();
  await cleo.say('line 5!');
  await expect(cleo.receipt('line 5!')).toHaveText('Kept by a keeper');

  // Ann comes back: what only the keeper had is delivered, and Cleo has what she said yesterday.
  const page = await ann.page.context().newPage();
  await prepare(page);
  await page.goto(url);
  const again = await Member.sit(page);
  await everyoneReads([again], 'line 5!');
  await expect(cleo.receipt('line 5!')).toHaveText('Delivered to everyone');
  await expect(again.transcript.getByRole('heading', { name: 'Yesterday' })).toBeVisible();
  await expect(again.receipt('line 3!')).toHaveText('Delivered to everyone');
});

/** Each time: somebody says something and goes; the keeper is killed in the middle of it, and somebody else comes. */
async function killedAgainAndAgain(
  kills: number,
  keeper: KeeperProcess,
  url: string,
  openMember: () => Promise<Member>,
): Promise<void> {
  const random = new Random(kills);
  const acknowledged: string[] = [];
  await keeper.start(url);
  for (let kill = 0; kill < kills; kill += 1) {
    const speaker = await openMember();
    await isKeptBy(speaker);
    for (const line of acknowledged.slice(-1)) await everyoneReads([speaker], line);
    const there = await speaker.said(LINE);
    expect(there.filter((line) => acknowledged.includes(line))).toEqual(acknowledged);
    const lines = Array.from({ length: random.between(1, 6) }, (_, n) => `line ${kill}.${n}!`);
    const awaited = random.between(0, lines.length - 1);
    for (const line of lines) await speaker.say(line);
    await expect(speaker.receipt(lines[awaited] ?? '')).toHaveText('Kept by a keeper');
    await keeper.kill();
    // What was not acknowledged before may be lost, and may not.
    acknowledged.push(...lines.slice(0, awaited + 1));
    await speaker.page.context().close();
    await keeper.start();
  }
  const last = await openMember();
  await everyoneReads([last], acknowledged.at(-1) ?? '');
  const there = await last.said(LINE);
  expect(there.filter((line) => acknowledged.includes(line))).toEqual(acknowledged);
}

test('a keeper that is killed has all that it acknowledged', async ({ keeper, roomUrl, openMember }) => {
  await killedAgainAndAgain(3, keeper, roomUrl, () => openMember());
});

test('a keeper that is killed 50 times has all that it acknowledged', async ({
  keeper,
  roomUrl,
  openMember,
}) => {
  test.slow();
  await killedAgainAndAgain(50, keeper, roomUrl, () => openMember());
});

test('a sealed room is kept with its whole link, and not without its key', async ({
  keeper,
  server,
  openMember,
}) => {
  const ann = await openMember({ url: new URL('?sealed', server.url).href });
  await ann.hasJoined();
  const link = ann.page.url();
  const [keyless = ''] = link.split('#');
  const stranger = new KeeperProcess();
  const refused = stranger.start(keyless);
  await expect.poll(() => stranger.printed).toContain('A sealed room needs its whole link');
  await stranger.kill();
  await refused.catch(() => undefined);
  await stranger.remove();

  await keeper.start(link);
  await isKeptBy(ann);
  await ann.say('line 1!');
  await expect(ann.receipt('line 1!')).toHaveText('Kept by a keeper');
  await ann.page.context().close();
  const ben = await openMember({ url: link });
  await everyoneReads([ben], 'line 1!');
  const list = await keeper.run('list');
  expect(list.printed).toContain('(sealed)');
  expect(list.printed).not.toContain(link.split('#')[1]);
});

test('files come along, and all of a room goes when it is to be forgotten', async ({
  keeper,
  roomUrl,
  openMember,
}) => {
  await keeper.start(roomUrl);
  const ann = await openMember({ url: roomUrl });
  await isKeptBy(ann);
  const content = Buffer.from(new Random(7).bytes(600_000));
  const attaching = new Attaching(ann.page);
  await attaching.isReady();
  await attaching.choose([{ name: 'notes.bin', mimeType: 'application/octet-stream', buffer: content }]);
  await ann.box.press('Enter');
  await expect(cardOf(ann.transcript, 'notes.bin')).toContainText('2 of 2 have it');
  await ann.page.context().close();
  await keeper.kill();
  await keeper.start();

  const ben = await openMember({ url: roomUrl });
  const card = cardOf(ben.transcript, 'notes.bin');
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(card).toContainText('2 of 2 have it');
  if (test.info().project.name !== 'firefox')
    expect((await savedBytes(ben.page, card)).bytes.equals(content)).toBe(true);

  expect(await keeper.run('forget', roomUrl)).toMatchObject({ code: 0 });
  await expect(ben.person('Keeper')).toHaveCount(0);
  expect((await keeper.run('list')).printed).toContain('Nothing is kept');
  expect(await keeper.run('forget', roomUrl)).toMatchObject({ code: 1 });
});

test('a keeper whose disk is full acknowledges nothing, says so, and comes back when there is space @chromium', async ({
  keeper,
  roomUrl,
  openMember,
}) => {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', keeper.folder]);
  test.skip(mounted.status !== 0, 'NOT RUN: only root on Linux can make a small disk');
  try {
    await keeper.start(roomUrl);
    const ann = await openMember({ url: roomUrl });
    await isKeptBy(ann);
    await ann.say('line 1!');
    await expect(ann.receipt('line 1!')).toHaveText('Kept by a keeper');
    const filler = join(keeper.folder, 'filler');
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1k']);
    await ann.say(`line 2! ${'x'.repeat(7_000)}`);
    await expect.poll(() => keeper.printed).toContain('the disk is full');
    await expect(ann.person('Keeper')).toHaveCount(0);
    await expect(ann.receipt('line 2!')).not.toHaveText('Kept by a keeper');
    rmSync(filler);
    await isKeptBy(ann);
    await expect(ann.receipt('line 2!')).toHaveText('Kept by a keeper');
    await keeper.kill();
  } finally {
    await keeper.kill();
    spawnSync('umount', [keeper.folder]);
  }
});
