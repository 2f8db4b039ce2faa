/** Another version of the page: when it is taken, when it is offered, and what it leaves to pages of the one before. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindsNothing } from '../support/axe.ts';
import type { ChatServer } from '../support/chat-server.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member, Member as Person } from '../support/member.ts';
import { anotherBuild, ownBuild } from './another-build.ts';
import { currentHash, isKept, look, nextHash, versionOf } from './kept-page.ts';

test.use({ serviceWorkers: 'allow' });

const OFFER = 'A new version is there';

type StartServer = (settings?: Record<string, string>, build?: string) => Promise<ChatServer>;

/** The server goes, and comes back with another build. */
async function update(server: ChatServer, startServer: StartServer, build: string): Promise<ChatServer> {
  await server.kill();
  return startServer({ PORT: server.url.port }, build);
}

test('while a room is open a new version is offered, and taken when one wants it', async ({
  openMember,
  startServer,
}, info) => {
  const build = anotherBuild(info.outputPath('build'), 'x');
  const server = await startServer();
  const ada = await openMember({ url: server.roomUrl('kept') });
  await ada.say('said before');
  await isKept(ada.page);
  const other = await Person.sit(await ada.page.context().newPage());
  await other.page.goto(server.roomUrl('elsewhere'));
  await other.hasJoined();
  await other.isComplete();

  await update(server, startServer, build.folder);
  await expect(ada.banner).toContainText(OFFER);
  await expect(other.banner).toContainText(OFFER);
  await axeFindsNothing(other);
  await ada.page.reload();
  await expect(ada.message('said before')).toBeVisible();
  expect(await versionOf(ada.page), 'another room is open').toBe(ownBuild().version);
  await expect(ada.banner).toContainText(OFFER);

  await other.page.getByRole('status').getByRole('button', { name: 'Later' }).click();
  await expect(other.banner).toBeEmpty();
  await ada.page.getByRole('status').getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => versionOf(ada.page)).toBe(build.version);
  await expect(ada.message('said before')).toBeVisible();
  await expect(ada.banner).toBeEmpty();
});

test('without a room open a new version is taken at the next load, complete also without the server', async ({
  openMember,
  startServer,
}, info) => {
  const build = anotherBuild(info.outputPath('build'), 'x');
  const server = await startServer();
  const ada = await openMember({ url: server.roomUrl('kept') });
  await ada.say('said before');
  await isKept(ada.page);
  const next = await update(server, startServer, build.folder);
  await expect.poll(() => nextHash(ada.page)).toBe(build.hash);
  await next.kill();
  await ada.page.reload();
  await expect(ada.message('said before')).toBeVisible();
  expect(await versionOf(ada.page)).toBe(build.version);
  await ada.page.getByRole('button', { name: 'QR code' }).click();
  await expect(ada.page.getByRole('dialog')).toBeVisible();
  await expect.poll(() => currentHash(ada.page)).toBe(build.hash);
});

/** Of the QR code, as the page imports it. */
const QR_PART = /\/assets\/share-actions-[^/]*\.js/;

for (const [what, serviceWorkers] of [
  ['finds its parts', 'allow'],
  ['misses them without a worker', 'block'],
] as const) {
  // Firefox never fetches a module again that it could not fetch.
  test(`a page that is open while the server gets another version ${what} @chromium`, async ({
    browser,
    startServer,
  }, info) => {
    const build = anotherBuild(info.outputPath('build'), 'x');
    const server = await startServer();
    const ada = await Person.open(browser, server.roomUrl('kept'), {
      context: { serviceWorkers },
      prepare: async (page) => void (await page.route(QR_PART, (route) => route.abort())),
    });
    await ada.isComplete();
    if (serviceWorkers === 'allow') await isKept(ada.page);
    await update(server, startServer, build.folder);
    if (serviceWorkers === 'allow') await expect(ada.banner).toContainText(OFFER);
    await ada.page.unroute(QR_PART);
    await ada.page.getByRole('button', { name: 'QR code' }).click();
    if (serviceWorkers === 'allow') await expect(ada.page.getByRole('dialog')).toBeVisible();
    else await expect.poll(() => ada.harm.lines.join()).toContain('This is not available');
    await ada.page.context().close();
  });
}

test('pages of three versions each find their own parts', async ({ openMember, startServer }, info) => {
  const builds = ['x', 'y'].map((mark) => anotherBuild(info.outputPath(mark), mark));
  let server = await startServer();
  const ada = await openMember({ url: server.roomUrl('kept') });
  await isKept(ada.page);
  const { page } = ada;
  const part = await page.evaluate(
    () => document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '',
  );
  const ownPart = () => page.evaluate(async (url) => (await fetch(url, { cache: 'reload' })).status, part);
  for (const build of builds) {
    server = await update(server, startServer, build.folder);
    await expect.poll(() => nextHash(page)).toBe(build.hash);
    const tab = await Person.sit(await page.context().newPage());
    await tab.page.goto(server.roomUrl('elsewhere'));
    await tab.hasJoined();
    await expect(tab.banner).toContainText(OFFER);
    await tab.page.getByRole('status').getByRole('button', { name: 'Reload' }).click();
    await expect.poll(() => versionOf(tab.page)).toBe(build.version);
    await tab.page.close();
    expect(await ownPart()).toBe(200);
  }
  // With the last page of a version, it goes.
  await page.goto('about:blank');
  await page.goto(server.roomUrl('kept'));
  await ada.hasJoined();
  await ada.isComplete();
  await expect
    .poll(async () => {
      await look(page);
      return page.evaluate(
        async () => (await caches.keys()).filter((name) => name.includes(' page ')).length,
      );
    })
    .toBe(1);
  expect(await ownPart()).toBe(404);
});

test('a version that did not come whole is never used', async ({ openMember, startServer }, info) => {
  const build = anotherBuild(info.outputPath('build'), 'x');
  const server = await startServer();
  const ada = await openMember({ url: server.roomUrl('kept') });
  await isKept(ada.page);
  const { page } = ada;
  const before = await currentHash(page);
  await update(server, startServer, build.folder);
  // Listed as it was when the server started, and served as it is now.
  const assets = join(build.folder, 'public/assets');
  const file = join(assets, readdirSync(assets).find((name) => /^share-actions-.*\.js$/.test(name)) ?? '');
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.replace('function', 'funktion'));

  await expect(ada.banner).toBeEmpty();
  await look(page);
  await look(page);
  expect(await nextHash(page)).toBeUndefined();
  await page.reload();
  expect(await currentHash(page)).toBe(before);
  expect(await versionOf(page)).toBe(ownBuild().version);
  await ada.hasJoined();

  writeFileSync(file, whole);
  await look(page);
  expect(await nextHash(page)).toBe(build.hash);
  await expect(ada.banner).toContainText(OFFER);
});

test('rooms that are open talk on through an update', async ({ startServer, openMember }, info) => {
  const build = anotherBuild(info.outputPath('build'), 'x');
  const server = await startServer();
  const url = server.roomUrl('kept');
  const members: Member[] = [await openMember({ url }), await openMember({ url })];
  await everyLinkIsConnected(members);
  const [ada, ben] = members as [Member, Member];
  for (const { page } of members) await isKept(page);
  await update(server, startServer, build.folder);
  await expect(ada.banner).toContainText(OFFER);
  await ada.page.reload();
  expect(await versionOf(ada.page)).toBe(build.version);
  await everyLinkIsConnected(members);
  await ada.say('of the new version');
  await expect(ben.message('of the new version')).toBeVisible();
});
