/** Files on the browser's own disk, by the worker as it is built, under the server's content policy. */
import type { Page } from '@playwright/test';
import { BROWSER_TYPES, launchOptions } from '../support/browsers.ts';
import { expect, test } from '../support/fixtures.ts';
import { residentMegabytesBelow } from '../support/process-tree.ts';
import { call, storeBuild } from './store-build.ts';
import type { FileChoice, RoomChoice } from './store-page/store-page.ts';

const MIB = 1_024 * 1_024;
const ROOM: RoomChoice = { roomId: 'room', isSealed: false, isKept: false };
const SMALL: FileChoice = { n: 1, bytes: 2 * MIB + 77, isPrivate: false };

const storeTest = test.extend<{ readonly url: string; readonly openPage: () => Promise<Page> }>({
  url: async ({ startServer }, use, info) => {
    const server = await startServer({}, await storeBuild(info.outputPath('build')));
    await use(server.url.href);
  },
  openPage: async ({ context, url }, use) => {
    await use(async () => {
      const page = await context.newPage();
      await page.goto(url);
      return page;
    });
  },
});

/** Where everything lies, as somebody with the device sees it. */
const onDisk = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const found: Record<string, number> = {};
    const walk = async (folder: FileSystemDirectoryHandle, path: string) => {
      const entries = (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values();
      for await (const entry of entries) {
        const name = `${path}/${entry.name}`;
        if (entry instanceof FileSystemDirectoryHandle) await walk(entry, name);
        else if (entry instanceof FileSystemFileHandle) found[name] = (await entry.getFile()).size;
      }
    };
    await walk(await navigator.storage.getDirectory(), '');
    return found;
  });

const foldersOnDisk = async (page: Page): Promise<string[]> => [
  ...new Set(Object.keys(await onDisk(page)).map((path) => path.split('/').slice(0, 4).join('/'))),
];

for (const [what, room] of [
  ['an open', ROOM],
  ['a sealed', { ...ROOM, isSealed: true }],
] as const)
  storeTest(
    `200 MiB of ${what} room are there after a reload, whole, and not in memory`,
    async ({ browserName, url }, info) => {
      // With a profile of its own: in other contexts of Chromium, which are private windows, the disk is in memory.
      const profile = info.outputPath('profile');
      const context = await BROWSER_TYPES[
        browserName === 'firefox' ? 'firefox' : 'chromium'
      ].launchPersistentContext(
        profile,
        launchOptions(browserName === 'firefox' ? 'firefox' : 'chromium') ?? {},
      );
      const page = await context.newPage();
      await page.goto(url);
      const megabytes = () => residentMegabytesBelow(process.pid) ?? 0;
      const file: FileChoice = { n: 2, bytes: 200 * MIB + 5, isPrivate: false };
      await call(page, 'open', room);
      await call(page, 'write', SMALL);
      const idle = megabytes();
      let most = 0;
      const watch = setInterval(() => {
        most = Math.max(most, megabytes());
      }, 100);
      const { hashes, ms } = await call(page, 'write', file);
      await page.reload();
      expect(await call(page, 'open', room)).toBe('disk');
      expect(await call(page, 'list')).toHaveLength(2);
      const read = await call(page, 'read', file);
      expect(read.hashes).toEqual(hashes);
      expect(read.seals).toEqual(['a seal']);
      expect(await call(page, 'bytes')).toBeGreaterThan(200 * MIB);
      const blob = await call(page, 'readBlob', file);
      expect(blob).toEqual({ type: 'text/plain', size: file.bytes, hashes });
      expect(await call(page, 'save', file)).toEqual({ isDone: true, size: file.bytes });
      clearInterval(watch);
      const rate = Math.round(file.bytes / ms / 1_000);
      console.log(`${browserName}, ${what} room: ${rate} MB/s written, ${most - idle} MB above ${idle} MB`);
      // Linux alone tells.
      if (idle > 0) expect(most - idle, 'megabytes above idle').toBeLessThan(80);
      await context.close();
    },
  );

storeTest('a torn index costs no more than what it was to record', async ({ openPage }) => {
  const page = await openPage();
  await call(page, 'open', ROOM);
  await call(page, 'write', SMALL);
  const count = await call(page, 'have', SMALL);
  await call(page, 'close');
  // Without createWritable, which not every browser has: in a worker, as the page itself would.
  await page.evaluate(async () => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('parley files');
    const rooms = await root.getDirectoryHandle('rooms');
    const names = (folder: FileSystemDirectoryHandle) =>
      (folder as unknown as { keys(): AsyncIterable<string> }).keys();
    for await (const name of names(rooms)) {
      const folder = await rooms.getDirectoryHandle(name);
      for await (const file of names(folder)) {
        if (!file.endsWith('.index')) continue;
        const handle = await folder.getFileHandle(file);
        const bytes = await (await handle.getFile()).arrayBuffer();
        const writable = await handle.createWritable();
        // Half of the last record.
        await writable.write(bytes.slice(0, bytes.byteLength - 8 - 32));
        await writable.close();
      }
    }
  });
  await page.reload();
  await call(page, 'open', ROOM);
  expect(await call(page, 'have', SMALL)).toBeGreaterThanOrEqual(count - 1);
  const again = await call(page, 'write', SMALL);
  expect((await call(page, 'read', SMALL)).hashes).toEqual(again.hashes);
});

storeTest(
  'a duplicated tab has files of its own, and a tab that is gone leaves none for long',
  async ({ openPage }) => {
    const first = await openPage();
    await call(first, 'open', ROOM);
    const { hashes } = await call(first, 'write', SMALL);
    // As browsers do it: with a copy of the tab's storage.
    const copy = await first.evaluate(() => JSON.stringify(sessionStorage));
    const second = await openPage();
    await second.evaluate((kept) => Object.assign(sessionStorage, JSON.parse(kept)), copy);
    await call(second, 'open', ROOM);
    expect(await call(second, 'list')).toEqual([]);
    await call(second, 'write', SMALL);
    expect((await call(first, 'read', SMALL)).hashes).toEqual(hashes);
    expect(await foldersOnDisk(first)).toHaveLength(2);
    // Each finds its own again.
    await second.reload();
    await call(second, 'open', ROOM);
    expect(await call(second, 'list')).toEqual([SMALL.bytes]);

    await second.close();
    await first.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 2 * 3_600_000;
    });
    const third = await openPage();
    await third.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 2 * 3_600_000;
    });
    await call(third, 'open', { ...ROOM, roomId: 'elsewhere' });
    await expect.poll(() => foldersOnDisk(first)).toHaveLength(1);
    expect((await call(first, 'read', SMALL)).hashes).toEqual(hashes);
  },
);

storeTest('kept files outlive the tab, until the room is forgotten, open or not', async ({ openPage }) => {
  const first = await openPage();
  await call(first, 'open', ROOM);
  const { hashes } = await call(first, 'write', SMALL);
  await call(first, 'keep', true);
  await first.evaluate(() => {
    // As the room's store does it, with all the rest.
    for (const [key, value] of Object.entries(sessionStorage)) localStorage.setItem(key, value as string);
    sessionStorage.clear();
  });
  await expect
    .poll(async () => Object.keys(await onDisk(first)).filter((path) => path.endsWith('/kept')))
    .toHaveLength(1);
  const second = await openPage();
  await first.close();
  await call(second, 'open', { ...ROOM, isKept: true });
  expect((await call(second, 'read', SMALL)).hashes).toEqual(hashes);
  // Taken over by another tab, while this one does not know.
  const third = await openPage();
  await call(third, 'open', { ...ROOM, isKept: true });
  expect((await call(third, 'read', SMALL)).hashes).toEqual(hashes);
  expect(await call(second, 'list')).toEqual([]);

  await call(second, 'forget', 'another room');
  expect(await foldersOnDisk(second)).toHaveLength(1);
  await call(second, 'forget', 'room');
  expect(await foldersOnDisk(second)).toEqual([]);
});

storeTest('a sealed room shows nothing, and leaves no decrypted copy', async ({ openPage }) => {
  const page = await openPage();
  await call(page, 'open', { ...ROOM, isSealed: true });
  const { hashes } = await call(page, 'write', SMALL);
  expect((await call(page, 'readBlob', SMALL)).hashes).toEqual(hashes);
  const copies = async (seen: Page) =>
    Object.keys(await onDisk(seen)).filter((path) => path.includes('/plain/'));
  expect(await copies(page)).toHaveLength(1);
  // Its worker did not come to it, as in a crash.
  const another = await openPage();
  await page.close();
  await call(another, 'open', { ...ROOM, roomId: 'elsewhere' });
  await expect
    .poll(async () => {
      const fresh = await openPage();
      await call(fresh, 'open', { ...ROOM, roomId: 'elsewhere' });
      const left = await copies(fresh);
      await fresh.close();
      return left;
    })
    .toEqual([]);
});

test.describe('in a private window of Firefox', () => {
  storeTest('there is no disk, and files are kept in memory', async ({ launch, url, browserName }) => {
    test.skip(browserName !== 'firefox' || launchOptions('firefox') === null, 'NOT RUN: only in Firefox');
    const browser = await launch('firefox', [], { 'browser.privatebrowsing.autostart': true });
    const page = await (await browser.newContext()).newPage();
    await page.goto(url);
    expect(await call(page, 'open', ROOM)).toBe('memory');
    const { hashes } = await call(page, 'write', SMALL);
    expect((await call(page, 'read', SMALL)).hashes).toEqual(hashes);
    expect(await call(page, 'space')).toBe(64 * MIB - SMALL.bytes);
  });
});
