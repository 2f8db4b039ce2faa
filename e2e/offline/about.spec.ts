/** What the page tells of its own code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { BUILD } from '../support/chat-server.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Member } from '../support/member.ts';
import { anotherBuild, ownBuild } from './another-build.ts';
import { isKept, nextHash } from './kept-page.ts';

test.use({ serviceWorkers: 'allow' });

async function aboutPage({ page }: Member): Promise<Locator> {
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('button', { name: 'About this page' }).click();
  return page.getByRole('dialog', { name: 'About this page' });
}

test('the hash that the page tells is that of the build and of the server', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const built = JSON.parse(readFileSync(join(BUILD, 'hashes.json'), 'utf8')) as Record<string, string>;
  const ada = await openMember({ url: server.roomUrl('told') });
  await isKept(ada.page);
  const served = await ada.page.context().request.get(new URL('hashes.json', server.url).href);
  expect(await served.json()).toEqual(built);
  expect(server.printed).toContain(`SHA-256 ${built.hash}`);
  const about = await aboutPage(ada);
  await expect(about).toContainText(`${built.version}`);
  await expect(about).toContainText(`${built.hash}`);
  await expect(about).toContainText('Kept on this device');
  await expect(about).toContainText('is what it was when this device first kept it');
});

test('that the code has changed is told at the next visit, with both hashes, and later when it was', async ({
  openMember,
  startServer,
}, info) => {
  const [before, after] = [ownBuild(), anotherBuild(info.outputPath('build'), 'x')];
  const server = await startServer();
  const ada = await openMember({ url: server.roomUrl('told') });
  await isKept(ada.page);
  await server.kill();
  await startServer({ PORT: server.url.port }, after.folder);
  await expect.poll(() => nextHash(ada.page)).toBe(after.hash);
  await ada.page.reload();
  await ada.isComplete();
  const about = await aboutPage(ada);
  const change = about.locator('.page-change');
  await expect(change).toContainText('The code of this page has changed since your last visit.');
  await expect(change).toContainText(`Before${before.version}${before.hash}`);
  await expect(about).toContainText(`Version${after.version}SHA-256 of its code${after.hash}`);
  await expect(change).toContainText(`Noticed on `);

  await ada.page.reload();
  await ada.isComplete();
  await aboutPage(ada);
  await expect(change).toContainText('The code of this page last changed on ');
  await expect(change).toContainText(before.hash);
});

test.describe('without a worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('the page tells the hash that the server tells for it', async ({ openMember }) => {
    const ada = await openMember();
    await ada.isComplete();
    const about = await aboutPage(ada);
    await expect(about).toContainText(ownBuild().hash);
    await expect(about).toContainText('Not kept on this device');
    await expect(about.locator('.page-change')).toBeEmpty();
  });
});
