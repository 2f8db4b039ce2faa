/** The page as something to install: its manifest, what is shared with it, the number on its icon. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeFindsNothing } from '../support/axe.ts';
import { BUILD } from '../support/chat-server.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member, Member as Person } from '../support/member.ts';
import { setHidden } from '../support/tab.ts';
import { isKept } from './kept-page.ts';

test.use({ serviceWorkers: 'allow' });

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
}

const PUBLIC = join(BUILD, 'public');

/** As it stands in a PNG file. */
function sizeOf(png: Buffer): string {
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test('every picture that the manifest names is there, in the size that it says', () => {
  const manifest = JSON.parse(readFileSync(join(PUBLIC, 'manifest.webmanifest'), 'utf8')) as {
    icons: Picture[];
    screenshots: Picture[];
  };
  const pictures = [...manifest.icons, ...manifest.screenshots].filter(({ type }) => type === 'image/png');
  for (const { src, sizes } of pictures) expect(sizeOf(readFileSync(join(PUBLIC, src))), src).toBe(sizes);
  const icons = manifest.icons.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`);
  expect(icons).toEqual(expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']));
});

for (const [where, path, settings] of [
  ['at a name of its own', '/', {}],
  ['below a path', '/chat/', { PUBLIC_URL: 'https://www.example.com/chat/' }],
] as const) {
  test(`the browser finds nothing amiss with the manifest ${where} @chromium`, async ({
    openMember,
    startServer,
  }) => {
    const server = await startServer(settings);
    const site = new URL(path, server.url);
    const ada = await openMember({ url: new URL('?roomId=installed', site).href });
    await isKept(ada.page);
    const devtools = await ada.page.context().newCDPSession(ada.page);
    const { errors, manifest } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(manifest).toMatchObject({ startUrl: site.href, scope: site.href, id: site.href });
    expect((await devtools.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
  });
}

/** Posts what the system would, from a page elsewhere: the page itself may send no form. */
async function share(page: Page, to: URL, fields: Readonly<Record<string, string>>): Promise<void> {
  const inputs = Object.keys(fields).map((name) => `<textarea name="${name}"></textarea>`);
  const form = `<form method="post" enctype="multipart/form-data" action="${to.href}">${inputs.join('')}</form>`;
  const elsewhere = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html>${form}`);
  });
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
  for (const [name, text] of Object.entries(fields)) await page.locator(`[name=${name}]`).fill(text);
  await page.locator('form').evaluate((element: HTMLFormElement) => element.submit());
  await expect(page.getByRole('heading', { name: 'Which room is this for?' })).toBeVisible();
  elsewhere.close();
}

test('what is shared waits in the box of the room that one chooses, unsent and unseen by the server', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const [ada, ben] = [
    await openMember({ url: server.roomUrl('shared-to') }),
    await openMember({ url: server.roomUrl('shared-to') }),
  ];
  await everyLinkIsConnected([ada, ben]);
  await isKept(ada.page);
  await ada.box.fill('begun');
  const { page } = ada;
  const asked: string[] = [];
  page.context().on('request', (request) => {
    if (request.serviceWorker() !== null) asked.push(`${request.url()} ${request.postData() ?? ''}`);
  });
  const target = new URL('share', server.url);
  await share(page, target, { title: 'Ferries', text: 'Look at this:', url: 'https://example.com/ferries' });
  await expect(page.getByRole('region', { name: 'Shared text' })).toHaveText(
    'Ferries\nLook at this:\nhttps://example.com/ferries',
  );
  await axeFindsNothing(ada);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Shared text' })).toContainText('Ferries');
  await page.getByRole('button', { name: 'shared-to' }).click();
  await expect(ada.box).toHaveValue('begun\nFerries\nLook at this:\nhttps://example.com/ferries');
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.messages()).toHaveCount(0);
  await ada.box.press('Enter');
  await everyoneReads([ben], 'Look at this:');
  expect(asked.filter((line) => /ferries/i.test(line))).toEqual([]);
});

test('what is shared starts a room of its own, also without the server', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const ada = await openMember({ url: server.roomUrl('other') });
  await isKept(ada.page);
  await server.kill();
  await share(ada.page, new URL('share', server.url), { text: '<b>just</b> text' });
  await ada.page.getByRole('button', { name: 'A new room' }).click();
  await expect(ada.box).toHaveValue('<b>just</b> text');
  expect(new URL(ada.page.url()).searchParams.get('roomId')).toMatch(/^[\w-]{10}$/);
});

/** As a window of the installed page answers. */
const beInstalled = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const ask = window.matchMedia.bind(window);
    window.matchMedia = (query) => ask(query === '(display-mode: browser)' ? 'not all' : query);
  });

interface Badged {
  badges: (number | 'none')[];
}

test('the icon counts what is unread in all rooms that are open once one is installed, and no more once it is read @chromium', async ({
  openMember,
  server,
}) => {
  const urls = ['badge-one', 'badge-two'].map((room) => server.roomUrl(room));
  const ada = await openMember({ url: urls[0] ?? '' });
  await isKept(ada.page);
  const [worker] = ada.page.context().serviceWorkers();
  await worker?.evaluate(() => {
    const badges: (number | 'none')[] = [];
    Object.assign(globalThis, { badges });
    Object.assign(navigator, {
      setAppBadge: (count: number) => Promise.resolve(void badges.push(count)),
      clearAppBadge: () => Promise.resolve(void badges.push('none')),
    });
  });
  const badge = () => worker?.evaluate(() => (globalThis as unknown as Badged).badges.at(-1));
  const tab = await Person.sit(await ada.page.context().newPage());
  await tab.page.goto(urls[1] ?? '');
  const others: Member[] = [];
  for (const [at, own] of [ada, tab].entries()) {
    const other = await openMember({ url: urls[at] ?? '' });
    await everyLinkIsConnected([own, other]);
    await own.isComplete();
    await setHidden(own, true);
    others.push(other);
  }
  for (const other of others) await other.say('one');
  await others[0]?.say('two');
  await everyoneReads([ada], 'two');
  await everyoneReads([tab], 'one');
  expect(await worker?.evaluate(() => (globalThis as unknown as Badged).badges)).toEqual([]);
  await beInstalled(tab.page);
  await others[1]?.say('three');
  await expect.poll(badge).toBe(4);
  await setHidden(ada, false);
  await expect.poll(badge).toBe(2);
  await tab.page.close();
  await expect.poll(badge).toBe('none');
});
